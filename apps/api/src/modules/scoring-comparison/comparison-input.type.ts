import { studio } from '../../graphql/studio-builder.ts';

export const ScoringChoiceInput = studio.inputType('ScoringChoice', {
  description: 'A scoring of an assessment: exactly one of these.',
  fields: (t) => ({
    model: t.int({ description: 'Number of a scoring model that was published.' }),
    draft: t.boolean({ description: 'true: the newest revision of the assessment and of all that it is made of.' }),
    content: t.field({
      type: 'JSON',
      description: 'The assessment as somebody is editing it, unsaved, with the newest revisions of all else.',
    }),
  }),
});

const ComparedSegmentInput = studio.inputType('ComparedSegment', {
  description: 'Only people who chose one of these options of this segment question. Keys, not ids.',
  fields: (t) => ({
    segment: t.string({ required: true, description: 'Key of the segment question.' }),
    options: t.stringList({ required: true, description: 'Keys of its options.' }),
    noAnswer: t.boolean({ description: 'Whether people who did not answer it belong to them, too.' }),
  }),
});

export const ComparisonFilterInput = studio.inputType('ComparisonFilter', {
  description: 'Whose answers are scored in both ways; those of everybody when left out.',
  fields: (t) => ({
    segments: t.field({ type: [ComparedSegmentInput], description: 'All of these must apply.' }),
    locales: t.stringList({ description: 'Only people who read the form in one of these locales.' }),
    simulated: t.boolean({
      description: 'true: simulated attempts, and no others. Otherwise those of respondents and those imported.',
    }),
  }),
});

/** What both the immediate comparison and the one of every attempt are asked with. */
export const breakDownDescription = 'Key of a segment question, or "locale": also the same for each of its options.';
