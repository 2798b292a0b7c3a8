import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { AttemptOriginType } from '../attempt/attempt-origin.type.ts';
import { PeopleCell } from './cell.type.ts';
import { DurationsCellType, FunnelCellType } from './funnel.type.ts';
import { InsightFilterInput } from './insight-filter.type.ts';
import {
  InsightDimensionType,
  InsightFormType,
  InsightModelType,
  InsightOptionType,
  InsightScopeType,
  MonthsType,
} from './insight-scope.type.ts';
import type { InsightGroup, InsightMeasure, Insights } from './insights.ts';
import { PlacementInsightType } from './question-statistics.type.ts';
import { readInsights } from './read-insights.ts';
import { ReliabilityCellType } from './reliability.type.ts';
import { RoleGapType } from './role-gap.type.ts';
import { ScoreDistributionCellType } from './score-distribution.type.ts';
import { TrendPointType } from './trend.type.ts';

const CompetencyType = studio.objectRef<{ key: string; name: string }>('InsightCompetency').implement({
  description: 'A competency.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key.' }),
    name: t.exposeString('name', { description: 'Its name in the default locale.' }),
  }),
});

const MeasureType = studio.objectRef<InsightMeasure>('InsightMeasure').implement({
  description: 'A score of a group of people: the overall, or a competency.',
  fields: (t) => ({
    competency: t.field({
      type: CompetencyType,
      nullable: true,
      description: 'The competency; null for the overall.',
      resolve: ({ competency }) => competency,
    }),
    distribution: t.field({
      type: ScoreDistributionCellType,
      description: 'How the scores are spread, under the scoring model and of the people scored by it.',
      resolve: ({ distribution }) => distribution(),
    }),
    reliability: t.field({
      type: ReliabilityCellType,
      description:
        'How reliable the score is under the scoring model, over all people of the group who answered every question of it.',
      resolve: ({ reliability }) => reliability(),
    }),
  }),
});

const GroupType = studio.objectRef<InsightGroup>('InsightGroup').implement({
  description: 'The people of one option of a breakdown.',
  fields: (t) => ({
    option: t.field({ type: InsightOptionType, description: 'The option.', resolve: ({ option }) => option }),
    months: t.field({
      type: MonthsType,
      nullable: true,
      description: 'The months that are counted: a breakdown can need longer periods than everybody. Null: all.',
      resolve: ({ months }) => months,
    }),
    people: t.field({ type: PeopleCell, description: 'How many people.', resolve: ({ people }) => people }),
    measures: t.field({
      type: [MeasureType],
      description: 'The overall, then each competency in framework order.',
      resolve: ({ measures }) => measures,
    }),
  }),
});

const OriginPeopleType = studio.objectRef<Insights['origins'][number]>('InsightOriginPeople').implement({
  description: 'How many attempts came from somewhere.',
  fields: (t) => ({
    origin: t.field({ type: AttemptOriginType, description: 'Where from.', resolve: ({ origin }) => origin }),
    people: t.field({ type: PeopleCell, description: 'Submitted attempts.', resolve: ({ people }) => people }),
  }),
});

const InsightsType = studio.objectRef<Insights>('Insights').implement({
  description:
    'Aggregate results of an assessment. Groups of fewer than five people are not shown, and neither are others by which ' +
    'their numbers could be found.',
  fields: (t) => ({
    assessment: t.exposeString('assessment', { description: 'Key of the assessment.' }),
    title: t.exposeString('title', { description: 'Its title in the default locale.' }),
    scope: t.field({ type: InsightScopeType, description: 'What is asked about.', resolve: ({ scope }) => scope }),
    forms: t.field({ type: [InsightFormType], description: 'All forms, oldest first.', resolve: (i) => i.forms }),
    scoringModels: t.field({
      type: [InsightModelType],
      description: 'All scoring models, oldest first.',
      resolve: ({ scoringModels }) => scoringModels,
    }),
    origins: t.field({
      type: [OriginPeopleType],
      description: 'Where attempts of the structure came from, simulated ones included whatever was asked for.',
      resolve: ({ origins }) => origins,
    }),
    dimensions: t.field({
      type: [InsightDimensionType],
      description: 'What can be filtered and broken down by, in the order of the form, the locale last.',
      resolve: ({ dimensions }) => dimensions,
    }),
    periods: t.field({
      type: [MonthsType],
      description: 'The periods that can be told apart with this filter: a range of months is widened to them.',
      resolve: ({ periods }) => periods,
    }),
    people: t.field({
      type: PeopleCell,
      description: 'Everybody to whom the filter applies.',
      resolve: ({ people }) => people,
    }),
    measures: t.field({
      type: [MeasureType],
      description: 'The overall, then each competency in framework order.',
      resolve: ({ measures }) => measures,
    }),
    breakdown: t.field({
      type: [GroupType],
      complexity: { field: 50, multiplier: 5 },
      description: 'The same for each option of a dimension, in the order of the form, no answer last.',
      args: { by: t.arg.string({ required: true, description: 'Key of a segment question, or "locale".' }) },
      resolve: (insights, { by }) => insights.breakdown(by),
    }),
    questions: t.field({
      type: [PlacementInsightType],
      complexity: { field: 50, multiplier: 10 },
      description: 'The scored questions of the newest form asked about, in its order.',
      args: { competency: t.arg.string({ description: 'Only those of the competency with this key.' }) },
      resolve: (insights, { competency }) => insights.questions(competency ?? null),
    }),
    roleGaps: t.field({
      type: [RoleGapType],
      description:
        'The scores against each role profile of the scoring model. Who would focus where first is told by a scoring comparison.',
      resolve: ({ roleGaps }) => roleGaps(),
    }),
    funnel: t.field({ type: FunnelCellType, description: 'How far attempts get.', resolve: ({ funnel }) => funnel() }),
    durations: t.field({
      type: DurationsCellType,
      description: 'How long attempts take.',
      resolve: ({ durations }) => durations(),
    }),
    trend: t.field({
      type: [TrendPointType],
      complexity: { field: 50, multiplier: 5 },
      description:
        'The whole history of the assessment over all its structures, oldest first, as far as the filter can be applied to ' +
        'them; form and scoring model do not filter it.',
      resolve: ({ trend }) => trend(),
    }),
  }),
});

studio.queryField('insights', (t) =>
  t.field({
    type: InsightsType,
    authScopes: { ability: 'insight:read' },
    complexity: 100,
    description: 'Aggregate results of an assessment that has been published.',
    errors: {
      union: { description: 'The results, or what is wrong with the question.' },
      types: [NotFound, InvalidInput],
    },
    args: {
      assessment: t.arg.string({ required: true, description: 'Key of the assessment.' }),
      filter: t.arg({ type: InsightFilterInput, description: 'Which attempts; all when left out.' }),
    },
    resolve: (_root, { assessment, filter }, context) => readInsights(context, assessment, filter ?? {}),
  }),
);
