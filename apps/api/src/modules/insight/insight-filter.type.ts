import { studio } from '../../graphql/studio-builder.ts';
import { AttemptOriginType } from '../attempt/attempt-origin.type.ts';

const SegmentFilterInput = studio.inputType('InsightSegmentFilter', {
  description: 'Only people who chose one of these options of this segment question. Keys, not ids.',
  fields: (t) => ({
    segment: t.string({ required: true, description: 'Key of the segment question.' }),
    options: t.stringList({ description: 'Keys of its options, any of which will do.' }),
    noAnswer: t.boolean({ description: 'Whether people who did not answer it belong to them, too.' }),
  }),
});

const MonthsInput = studio.inputType('InsightMonthsInput', {
  description: 'Calendar months in UTC; open where one is left out.',
  fields: (t) => ({
    from: t.string({ description: 'The first, such as 2026-01.' }),
    to: t.string({ description: 'The last, itself included.' }),
  }),
});

type FieldsOf = NonNullable<Parameters<typeof studio.inputType>[1]>['fields'];

/** What every filter on attempts has. */
export const filterFields = (t: Parameters<FieldsOf>[0]) => ({
  segments: t.field({
    type: [SegmentFilterInput],
    description: 'Options of segment questions; each question once, and all must apply.',
  }),
  locales: t.stringList({ description: 'Only people who read the form in one of these locales.' }),
  months: t.field({
    type: MonthsInput,
    description:
      'When they were submitted. A range is widened to whole periods that can be told apart; `months` of the answer says ' +
      'which are counted.',
  }),
  form: t.int({ description: 'Number of a form; all forms of the structure when left out.' }),
  origins: t.field({
    type: [AttemptOriginType],
    description: 'RESPONDENT and IMPORT when left out. SIMULATED cannot be mixed with the others.',
  }),
});

export const InsightFilterInput = studio.inputType('InsightFilter', {
  description: 'Which attempts; everything that is given must apply.',
  fields: (t) => ({
    ...filterFields(t),
    scoringModel: t.int({ description: 'Number of a scoring model; the live one when left out.' }),
  }),
});
