import { builder } from '../../graphql/delivery-builder.ts';
import { AttemptNotFound } from './attempt.errors.ts';
import { deleteAttempt } from './delete-attempt.ts';

const DeleteAttemptInput = builder.inputType('DeleteAttemptInput', {
  description: 'Which attempt to erase.',
  fields: (t) => ({ token: t.string({ required: true, description: 'The token of the attempt.' }) }),
});

const DeletedAttempt = builder.objectRef<{ id: string }>('DeletedAttempt').implement({
  description: 'An attempt that is no more.',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id that it had.' }) }),
});

builder.mutationField('deleteAttempt', (t) =>
  t.field({
    type: DeletedAttempt,
    authScopes: { public: true },
    description:
      'Erases an attempt with its responses and outcomes, for good. Every aggregate is as if it had never been.',
    errors: { union: { description: 'The erased attempt, or why nothing was erased.' }, types: [AttemptNotFound] },
    args: { input: t.arg({ type: DeleteAttemptInput, required: true, description: 'Which attempt to erase.' }) },
    resolve: (_root, { input }, context) => deleteAttempt(context, input.token),
  }),
);
