import { builder } from '../../graphql/delivery-builder.ts';
import { AttemptExpired, AttemptNotFound, IncompleteAttempt } from './attempt.errors.ts';
import { AttemptType, presentAttempt } from './attempt.type.ts';
import { submitAttempt } from './submit-attempt.ts';

const SubmitAttemptInput = builder.inputType('SubmitAttemptInput', {
  description: 'Which attempt to submit.',
  fields: (t) => ({ token: t.string({ required: true, description: 'The token of the attempt.' }) }),
});

builder.mutationField('submitAttempt', (t) =>
  t.field({
    type: AttemptType,
    authScopes: { public: true },
    description:
      'Submits an attempt and issues its outcome. Answered only when both are on disk; submitting again changes nothing.',
    errors: {
      union: { description: 'The submitted attempt, or why it is still under way.' },
      types: [AttemptNotFound, AttemptExpired, IncompleteAttempt],
    },
    args: { input: t.arg({ type: SubmitAttemptInput, required: true, description: 'Which attempt to submit.' }) },
    resolve: async (_root, { input }, context) => presentAttempt(context, await submitAttempt(context, input.token)),
  }),
);
