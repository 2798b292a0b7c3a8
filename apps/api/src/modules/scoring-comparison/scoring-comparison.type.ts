import type { ComparedMoments, ScoredMoments } from '@yardstick/domain/comparing/compare-moments.ts';
import type { Cell } from '@yardstick/domain/statistics/privacy.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { SuppressedCellType } from '../insight/cell.type.ts';
import { MonthsType } from '../insight/insight-scope.type.ts';
import { compareFromCells } from './compare-from-cells.ts';
import { ComparedOptionType, ComparedScoringType } from './compared-scoring.type.ts';
import { OtherStructure, TooFewPeople, UnknownScoringModel, UnusableScoring } from './comparison.errors.ts';
import { breakDownDescription, ComparisonFilterInput, ScoringChoiceInput } from './comparison-input.type.ts';
import type { ComparedMeasure, MomentsOfGroup, ScoringMoments } from './scoring-moments.ts';

const ScoredMomentsType = studio.objectRef<ScoredMoments>('ScoredMoments').implement({
  description: 'Statistics of a score, 0 to 100, under one scoring.',
  fields: (t) => ({
    mean: t.exposeFloat('mean', { nullable: true, description: 'Arithmetic mean; null where no question counts.' }),
    standardDeviation: t.exposeFloat('standardDeviation', {
      nullable: true,
      description: 'In points, with n − 1; null where no question counts.',
    }),
    alpha: t.exposeFloat('alpha', {
      nullable: true,
      description:
        "Cronbach's alpha of the weighted questions; null where fewer than two count, or the score does not vary.",
    }),
    standardError: t.exposeFloat('standardError', {
      nullable: true,
      description:
        'Standard error of measurement in points: SD √(1 − α); of the overall that of a composite of the competencies. Null ' +
        'where alpha is, of the overall where that of a competency with a weight is, or may not be told.',
    }),
  }),
});

const MeasureMomentsType = studio.objectRef<Cell<ComparedMoments>>('MeasureMoments').implement({
  description: 'A score under two scorings, over people who answered all of its questions.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'How many people that is: never fewer than five.' }),
    before: t.field({ type: ScoredMomentsType, description: 'Under the first scoring.', resolve: (m) => m.before }),
    after: t.field({ type: ScoredMomentsType, description: 'Under the second.', resolve: (m) => m.after }),
    correlation: t.exposeFloat('correlation', {
      nullable: true,
      description:
        "Of each person's score before with the one after, −1 to 1; null where one of the two does not vary.",
    }),
  }),
});

const MeasureCellType = studio.unionType('MeasureMomentsCell', {
  description: 'Statistics, or the fact that they cannot be shown.',
  types: [MeasureMomentsType, SuppressedCellType],
  resolveType: ({ kind }) => (kind === 'visible' ? MeasureMomentsType : SuppressedCellType),
});

const ComparedMeasureType = studio.objectRef<ComparedMeasure>('ComparedMeasure').implement({
  description: 'The overall score, or that of one competency, under two scorings.',
  fields: (t) => ({
    competency: t.exposeString('competency', {
      nullable: true,
      description: 'Key of the competency; null for the overall.',
    }),
    statistics: t.field({
      type: MeasureCellType,
      nullable: true,
      description:
        'What may be shown of it. Null for the overall of several dimensions at once (filter and breakdown together): it is ' +
        'not kept.',
      resolve: ({ statistics }) => statistics,
    }),
  }),
});

const MomentsOfGroupType = studio.objectRef<MomentsOfGroup>('MomentsOfGroup').implement({
  description: 'What another scoring would make of the scores of some people.',
  fields: (t) => ({
    option: t.field({
      type: ComparedOptionType,
      nullable: true,
      description: 'The option that they chose; null for everybody that the filter leaves.',
      resolve: ({ option }) => option,
    }),
    measures: t.field({
      type: [ComparedMeasureType],
      description: 'The overall first, then the competencies that both scorings have, in framework order.',
      resolve: ({ measures }) => measures,
    }),
  }),
});

const ScoringComparisonType = studio.objectRef<ScoringMoments>('ScoringComparison').implement({
  description:
    'What another scoring would make of the scores of past attempts: exact, from counts, so that it can be asked ' +
    'while a weight is being moved.',
  fields: (t) => ({
    before: t.field({ type: ComparedScoringType, description: 'The first scoring.', resolve: (c) => c.before }),
    after: t.field({ type: ComparedScoringType, description: 'The second.', resolve: (c) => c.after }),
    months: t.field({
      type: MonthsType,
      nullable: true,
      description:
        'The months that are counted, which can be more than were asked for: only whole periods can be told apart. Null: all.',
      resolve: ({ months }) => months,
    }),
    everybody: t.field({
      type: MomentsOfGroupType,
      description: 'All people that the filter leaves.',
      resolve: (c) => c.everybody,
    }),
    groups: t.field({
      type: [MomentsOfGroupType],
      description:
        'One for each option that is broken down by, in the order of the form, no answer last; empty without a breakdown.',
      resolve: (c) => c.groups,
    }),
  }),
});

studio.queryField('scoringComparison', (t) =>
  t.field({
    type: ScoringComparisonType,
    authScopes: { ability: 'insight:read' },
    complexity: 200,
    description:
      'Means, SDs, reliability and correlation under two scorings of the same form structure, at once. Which bands and ' +
      'focus areas would change takes all attempts to be read: `startScoringComparison`.',
    errors: {
      union: { description: 'The comparison, or why there is none.' },
      types: [NotFound, InvalidInput, UnknownScoringModel, UnusableScoring, OtherStructure, TooFewPeople],
    },
    args: {
      assessment: t.arg.string({ required: true, description: 'Key of the assessment.' }),
      before: t.arg({ type: ScoringChoiceInput, description: 'The first scoring; the published one when left out.' }),
      after: t.arg({ type: ScoringChoiceInput, required: true, description: 'The second scoring.' }),
      filter: t.arg({ type: ComparisonFilterInput, description: 'Whose attempts.' }),
      breakDownBy: t.arg.string({ description: breakDownDescription }),
    },
    resolve: (_root, args, context) => compareFromCells(context, args),
  }),
);
