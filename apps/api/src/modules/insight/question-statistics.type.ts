import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import { questionWarnings } from '@yardstick/domain/statistics/warn-of-questions.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { cellUnion } from './cell.type.ts';
import type { PlacementRow, QuestionRow } from './read-questions.ts';

const WarningType = studio.enumType('QuestionWarning', {
  description: `What speaks against a question, once ${questionWarnings.leastPeople} people answered all of its competency.`,
  values: {
    PROBABLY_REVERSE_KEYED: {
      value: 'probably-reverse-keyed',
      description: `Item-rest correlation below ${questionWarnings.reversedBelow}: who does well elsewhere does badly here.`,
    },
    NEAR_ZERO_DISCRIMINATION: {
      value: 'near-zero-discrimination',
      description: `Item-rest correlation between ${questionWarnings.reversedBelow} and ${questionWarnings.nearZeroBelow}: it tells hardly anything.`,
    },
  } as const,
});

const withheld = 'Null where it would tell of fewer people than may be shown.';

const OptionStatisticsType = studio.objectRef<QuestionRow['options'][number]>('OptionStatistics').implement({
  description: 'A response option.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Id of the option in the form.' }),
    key: t.exposeString('key', { description: 'Its key.' }),
    label: t.exposeString('label', { description: 'Its text in the default locale.' }),
    value: t.exposeInt('value', { description: 'Its value in the scoring key.' }),
    n: t.exposeInt('n', { nullable: true, description: `Attempts that chose it. ${withheld}` }),
    share: t.exposeFloat('share', {
      nullable: true,
      description: 'Of those that answered the question, 0 to 1. Null where `n` is.',
    }),
    restCorrelation: t.exposeFloat('restCorrelation', {
      nullable: true,
      description:
        'Of choosing it with the score of the other questions, over the people who answered all of the competency, −1 to 1. ' +
        'Null where `n` is, and where one of the two does not vary.',
    }),
    quartileShares: t.floatList({
      nullable: true,
      description:
        'Share that chose it in each quarter of the people by score, lowest first; under the scoring model and over the ' +
        `people scored by it. ${withheld}`,
      resolve: ({ quartileShares }) => quartileShares(),
    }),
  }),
});

const QuestionStatisticsType = studio.objectRef<Cell<QuestionRow>>('QuestionStatistics').implement({
  description: 'Statistics of a question over the people who answered all questions of its competency.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'Those people.' }),
    mean: t.exposeFloat('mean', {
      nullable: true,
      description: 'Of the value in the scoring key, in its unit.',
    }),
    standardDeviation: t.exposeFloat('standardDeviation', {
      nullable: true,
      description: 'Of the same, with n − 1.',
    }),
    difficulty: t.exposeFloat('difficulty', {
      nullable: true,
      description:
        'Mean of the question score, 0 to 1; of attitudes called endorsement. Null where all its options have one value.',
    }),
    itemRestCorrelation: t.exposeFloat('itemRestCorrelation', {
      nullable: true,
      description:
        'Correlation with the weighted sum of the other questions of the competency, −1 to 1. Null where one of the two does ' +
        'not vary.',
    }),
    alphaIfDeleted: t.exposeFloat('alphaIfDeleted', {
      nullable: true,
      description:
        "Cronbach's alpha of the competency without this question; null where fewer than two others count, or do not vary.",
    }),
    answered: t.exposeInt('answered', { nullable: true, description: `Attempts that answered it. ${withheld}` }),
    skipped: t.exposeInt('skipped', { nullable: true, description: `Attempts that skipped it. ${withheld}` }),
    notPresented: t.exposeInt('notPresented', {
      nullable: true,
      description: `Attempts to which it was not presented. ${withheld}`,
    }),
    medianSeconds: t.exposeFloat('medianSeconds', {
      nullable: true,
      description:
        'Median of the seconds spent on it; 253.5 stands for 252 or more. Null where none are known, as of imported attempts ' +
        'and of several dimensions at once.',
    }),
    warnings: t.field({ type: [WarningType], description: 'What speaks against it.', resolve: (q) => q.warnings }),
    options: t.field({
      type: [OptionStatisticsType],
      description: 'In the order of the form.',
      resolve: ({ options }) => options,
    }),
  }),
});

export const QuestionStatisticsCellType = cellUnion(
  'QuestionStatisticsCell',
  QuestionStatisticsType,
  'Statistics of a question, or the fact that they cannot be shown.',
);

export const PlacementInsightType = studio.objectRef<PlacementRow>('PlacementInsight').implement({
  description: 'A scored question where it is placed in a form.',
  fields: (t) => ({
    placement: t.exposeString('placement', { description: 'Id of the placement.' }),
    position: t.exposeInt('position', { description: 'Its place in the form, from 1.' }),
    bank: t.exposeString('bank', { description: 'Key of the question bank.' }),
    key: t.exposeString('key', { description: 'Key of the question in the bank.' }),
    prompt: t.exposeString('prompt', { description: 'Its text in the default locale.' }),
    competency: t.exposeString('competency', { description: 'Key of the competency that it measures.' }),
    isReversed: t.exposeBoolean('isReversed', { description: 'Whether it is reverse-keyed in the scoring model.' }),
    statistics: t.field({
      type: QuestionStatisticsCellType,
      description: 'Its statistics.',
      resolve: ({ statistics }) => statistics as Cell<QuestionRow> | SuppressedCell,
    }),
  }),
});
