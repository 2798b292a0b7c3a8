import { builder } from '../../graphql/delivery-builder.ts';
import {
  AttemptAlreadySubmitted,
  AttemptExpired,
  AttemptNotFound,
  InvalidInput,
  TooManyOptions,
  UnknownOption,
  UnknownPlacement,
  UnknownSegment,
  UnknownSegmentOption,
} from './attempt.errors.ts';
import { AttemptType, presentAttempt } from './attempt.type.ts';
import { saveResponses } from './save-responses.ts';

const ResponseInput = builder.inputType('ResponseInput', {
  description: 'The answer to one placement.',
  fields: (t) => ({
    placement: t.id({ required: true, description: 'Id of the placement.' }),
    options: t.idList({
      required: true,
      description: 'Ids of the chosen options; empty takes an earlier answer back.',
    }),
    skipped: t.boolean({ description: 'Passed over on purpose.' }),
    durationMs: t.int({ description: 'Time spent on it in milliseconds, at most a day.' }),
  }),
});

const SegmentInput = builder.inputType('SegmentInput', {
  description: 'The answer to one segment question.',
  fields: (t) => ({
    segment: t.id({ required: true, description: 'Id of the segment question.' }),
    option: t.id({ required: true, description: 'Id of the chosen option.' }),
  }),
});

const SaveResponsesInput = builder.inputType('SaveResponsesInput', {
  description: 'What to save. All of it is saved, or nothing.',
  fields: (t) => ({
    token: t.string({ required: true, description: 'The token of the attempt.' }),
    responses: t.field({
      type: [ResponseInput],
      required: true,
      description: 'Answers; one sent again replaces the earlier one.',
    }),
    segments: t.field({ type: [SegmentInput], description: 'Answers to segment questions.' }),
  }),
});

builder.mutationField('saveResponses', (t) =>
  t.field({
    type: AttemptType,
    authScopes: { public: true },
    description: 'Saves some responses of an attempt under way.',
    errors: {
      union: { description: 'The attempt with the responses saved, or why nothing was saved.' },
      types: [
        AttemptNotFound,
        AttemptExpired,
        AttemptAlreadySubmitted,
        UnknownPlacement,
        UnknownOption,
        TooManyOptions,
        UnknownSegment,
        UnknownSegmentOption,
        InvalidInput,
      ],
    },
    args: { input: t.arg({ type: SaveResponsesInput, required: true, description: 'What to save.' }) },
    resolve: async (_root, { input }, context) => presentAttempt(context, await saveResponses(context, input)),
  }),
);
