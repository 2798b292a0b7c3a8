import { studio } from '../../graphql/studio-builder.ts';
import { PeopleCell } from './cell.type.ts';
import { MonthsType } from './insight-scope.type.ts';
import { type InsightOverview, readInsightOverviews } from './read-insight-overviews.ts';

const PeriodType = studio.objectRef<InsightOverview['periods'][number]>('InsightPeriod').implement({
  description: 'A period with enough people to be shown.',
  fields: (t) => ({
    months: t.field({ type: MonthsType, description: 'The period.', resolve: ({ months }) => months }),
    n: t.exposeInt('n', { description: 'Submitted attempts.' }),
  }),
});

const OverviewType = studio.objectRef<InsightOverview>('InsightOverview').implement({
  description: 'The state of an assessment that has been published, simulated attempts left out.',
  fields: (t) => ({
    assessment: t.exposeString('assessment', { description: 'Key of the assessment.' }),
    title: t.exposeString('title', { description: 'Its title in the default locale.' }),
    people: t.field({
      type: PeopleCell,
      description: 'Submitted attempts at the live structure.',
      resolve: ({ people }) => people,
    }),
    completion: t.float({
      nullable: true,
      description: 'Submitted, of the attempts started by respondents, 0 to 1; null where it cannot be shown.',
      resolve: ({ completion }) => completion(),
    }),
    alpha: t.float({
      nullable: true,
      description: "Cronbach's alpha of the overall score under the live model; null where it cannot be shown.",
      resolve: ({ alpha }) => alpha(),
    }),
    hasSimulated: t.exposeBoolean('hasSimulated', { description: 'Whether there are simulated attempts.' }),
    periods: t.field({
      type: [PeriodType],
      description: 'Submitted attempts over time; months are joined until each period has enough.',
      resolve: ({ periods }) => periods,
    }),
  }),
});

studio.queryField('insightOverviews', (t) =>
  t.field({
    type: [OverviewType],
    authScopes: { ability: 'insight:read' },
    complexity: { field: 100, multiplier: 20 },
    description: 'All assessments that are published, by key, with their state.',
    resolve: (_root, _args, context) => readInsightOverviews(context),
  }),
);
