import { builder } from '../../graphql/delivery-builder.ts';
import { ErrorInterface } from '../../graphql/error.type.ts';
import { PlacementType } from '../assessment/form.type.ts';
import * as errors from './attempt.errors.ts';
import { presentAttempt } from './attempt.type.ts';

const implementing = { interfaces: [ErrorInterface] };

builder.objectType(errors.AssessmentNotFound, {
  name: 'AssessmentNotFound',
  ...implementing,
  description: 'No such assessment is published.',
});
builder.objectType(errors.AttemptNotFound, {
  name: 'AttemptNotFound',
  ...implementing,
  description: 'No attempt has this token.',
});
builder.objectType(errors.AttemptExpired, {
  name: 'AttemptExpired',
  ...implementing,
  description: 'The attempt takes no responses any more.',
  fields: (t) => ({ expiredAt: t.expose('expiredAt', { type: 'DateTime', description: 'When it expired.' }) }),
});
builder.objectType(errors.AttemptAlreadySubmitted, {
  name: 'AttemptAlreadySubmitted',
  ...implementing,
  description: 'The attempt is submitted; its responses are final.',
  fields: (t) => ({
    submittedAt: t.expose('submittedAt', { type: 'DateTime', description: 'When it was submitted.' }),
  }),
});
builder.objectType(errors.UnknownPlacement, {
  name: 'UnknownPlacement',
  ...implementing,
  description: 'A placement that the form does not have. Nothing was saved.',
  fields: (t) => ({ placement: t.exposeID('placement', { description: 'The id that was sent.' }) }),
});
builder.objectType(errors.UnknownOption, {
  name: 'UnknownOption',
  ...implementing,
  description: 'An option that the question does not have. Nothing was saved.',
  fields: (t) => ({
    placement: t.exposeID('placement', { description: 'The placement that was answered.' }),
    option: t.exposeID('option', { description: 'The option id that was sent.' }),
  }),
});
builder.objectType(errors.TooManyOptions, {
  name: 'TooManyOptions',
  ...implementing,
  description: 'More than one option for a question that takes one. Nothing was saved.',
  fields: (t) => ({ placement: t.exposeID('placement', { description: 'The placement that was answered.' }) }),
});
builder.objectType(errors.UnknownSegment, {
  name: 'UnknownSegment',
  ...implementing,
  description: 'A segment question that the form does not have. Nothing was saved.',
  fields: (t) => ({ segment: t.exposeID('segment', { description: 'The id that was sent.' }) }),
});
builder.objectType(errors.UnknownSegmentOption, {
  name: 'UnknownSegmentOption',
  ...implementing,
  description: 'An option that the segment question does not have. Nothing was saved.',
  fields: (t) => ({
    segment: t.exposeID('segment', { description: 'The segment question that was answered.' }),
    option: t.exposeID('option', { description: 'The option id that was sent.' }),
  }),
});
builder.objectType(errors.InvalidInput, {
  name: 'InvalidInput',
  ...implementing,
  description: 'An argument that cannot be meant as it is. Nothing was saved.',
  fields: (t) => ({
    path: t.stringList({ description: 'Where in the input, outermost first.', resolve: ({ path }) => [...path] }),
  }),
});
builder.objectType(errors.IdempotencyKeyUsed, {
  name: 'IdempotencyKeyUsed',
  ...implementing,
  description: 'The idempotency key has started an attempt that has responses already.',
});
builder.objectType(errors.IncompleteAttempt, {
  name: 'IncompleteAttempt',
  ...implementing,
  description: 'Required questions have no answer yet. The attempt is still under way.',
  fields: (t) => ({
    missing: t.field({
      type: [PlacementType],
      description: 'The placements without an answer, in the order of the form.',
      resolve: async ({ missing, attemptId }, _args, context) => {
        const attempt = await context.database.attempt.findUniqueOrThrow({ where: { id: attemptId } });
        const { publication, preferred } = await presentAttempt(context, attempt);
        return missing.map((item) => ({ item, form: publication.form.content, preferred }));
      },
    }),
  }),
});
