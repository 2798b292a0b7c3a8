import type { Attempt } from '../../generated/prisma/client.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import { AssessmentNotFound, IdempotencyKeyUsed, InvalidInput } from './attempt.errors.ts';
import { AttemptType, presentAttempt } from './attempt.type.ts';
import { startAttempt } from './start-attempt.ts';

const StartAttemptInput = builder.inputType('StartAttemptInput', {
  description: 'Which assessment to start.',
  fields: (t) => ({
    assessment: t.string({ required: true, description: 'Slug of a published assessment.' }),
    locale: t.string({ description: 'The locale to take it in; an unknown one falls back to the default locale.' }),
    idempotencyKey: t.string({
      description:
        'A random text of 8 to 200 characters, such as a UUID. The same key starts one attempt. Keep it as secret as the token.',
    }),
  }),
});

const StartedAttempt = builder.objectRef<{ token: string; attempt: Attempt }>('StartedAttempt').implement({
  description: 'A new attempt with the token that opens it.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'Shown only here and stored hashed. Whoever has it has the attempt.',
    }),
    attempt: t.field({
      type: AttemptType,
      description: 'The attempt.',
      resolve: ({ attempt }, _args, context) => presentAttempt(context, attempt),
    }),
  }),
});

builder.mutationField('startAttempt', (t) =>
  t.field({
    type: StartedAttempt,
    authScopes: { public: true },
    description: 'Starts an attempt at a published assessment.',
    errors: {
      union: { description: 'An attempt, or why none was started.' },
      types: [AssessmentNotFound, IdempotencyKeyUsed, InvalidInput],
    },
    args: { input: t.arg({ type: StartAttemptInput, required: true, description: 'Which assessment to start.' }) },
    resolve: (_root, { input }, context) => startAttempt(context, input),
  }),
);
