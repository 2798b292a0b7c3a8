import type { ScoringComparison } from '../../generated/prisma/client.ts';
import { BackgroundWorkType } from '../../graphql/background-work.type.ts';
import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { MonthsType } from '../insight/insight-scope.type.ts';
import { ComparedScoringType } from './compared-scoring.type.ts';
import { longestSilenceMs } from './longest-silence.ts';
import { storedPeopleSchema } from './stored-people.ts';
import { tellMoments } from './tell-moments.ts';
import { type Transitions, transitionsSchema } from './transitions.ts';
import { GroupCellType, MovedAttemptType, OptionTransitionsType, orSuppressed } from './transitions.type.ts';

export const RunStateType = studio.enumType('RunState', {
  description: 'How far a piece of background work is.',
  values: {
    QUEUED: { value: 'queued', description: 'It waits for its turn.' },
    RUNNING: { value: 'running', description: 'It is under way.' },
    DONE: { value: 'done', description: 'It is finished.' },
    CANCELLED: { value: 'cancelled', description: 'Somebody stopped it.' },
    FAILED: { value: 'failed', description: 'It could not be finished; "failure" says why.' },
  } as const,
});

const TransitionsType = studio.objectRef<Transitions>('ScoringTransitions').implement({
  description: 'What another scoring would change, counted over every attempt.',
  fields: (t) => ({
    everybody: t.field({
      type: GroupCellType,
      description: 'For all people that the filter leaves.',
      resolve: ({ everybody }) => orSuppressed(everybody),
    }),
    groups: t.field({
      type: [OptionTransitionsType],
      description:
        'For those of each option that is broken down by, in the order of the form, no answer last; empty without a breakdown.',
      resolve: ({ groups }) => groups,
    }),
    mostMoved: t.field({
      type: [MovedAttemptType],
      nullable: true,
      description:
        'The 20 attempts whose overall moves most, the most first, without those that were erased since; null for whoever may ' +
        'not export single attempts.',
      resolve: async ({ mostMoved }, _args, { viewer, database }) => {
        if (!viewer?.abilities.has('attempt:export')) return null;
        const ids = mostMoved.map(({ id }) => id);
        const rows = await database.attempt.findMany({ where: { id: { in: ids } }, select: { id: true } });
        const there = new Set(rows.map(({ id }) => id));
        return mostMoved.filter(({ id }) => there.has(id));
      },
    }),
  }),
});

export const ComparisonRunType = studio.node(studio.objectRef<ScoringComparison>('ScoringComparisonRun'), {
  description: 'Two scorings compared over every attempt. It is kept for seven days.',
  authScopes: { ability: 'insight:read' },
  interfaces: [BackgroundWorkType],
  id: { resolve: ({ id }) => id },
  isTypeOf: (row) => 'beforeHash' in (row as object),
  fields: (t) => ({
    before: t.field({
      type: ComparedScoringType,
      description: 'The first scoring, as it was when this was asked.',
      resolve: (row) => ({ number: row.beforeNumber, hash: row.beforeHash }),
    }),
    after: t.field({
      type: ComparedScoringType,
      description: 'The second, as it was when this was asked.',
      resolve: (row) => ({ number: row.afterNumber, hash: row.afterHash }),
    }),
    months: t.field({
      type: MonthsType,
      nullable: true,
      description:
        'The months that are counted, which can be more than were asked for: only whole periods can be told apart. Null: all.',
      resolve: ({ filter }) => storedPeopleSchema.parse(filter).months,
    }),
    state: t.field({
      type: RunStateType,
      description: 'How far it is.',
      resolve: (row) => (isAbandoned(row) ? 'failed' : (row.state as typeof RunStateType.$inferType)),
    }),
    failure: t.string({
      nullable: true,
      description: 'Why it could not be finished; null unless the state is FAILED.',
      resolve: (row) => (isAbandoned(row) ? 'The server that was at it has ended. Start it again.' : row.failure),
    }),
    attemptsTotal: t.exposeInt('attemptsTotal', {
      nullable: true,
      description: 'How many attempts there are to read; null before it runs.',
    }),
    attemptsDone: t.exposeInt('attemptsDone', { description: 'How many attempts have been read.' }),
    result: t.field({
      type: TransitionsType,
      nullable: true,
      description: 'What would change; null until it is done.',
      resolve: (row, _args, context) =>
        row.result === null ? null : tellMoments(context.viewer, row, transitionsSchema.parse(row.result)),
    }),
  }),
});

function isAbandoned({ state, seenAt }: ScoringComparison): boolean {
  return state === 'running' && seenAt !== null && seenAt.getTime() < Date.now() - longestSilenceMs;
}

studio.queryField('scoringComparisonRun', (t) =>
  t.field({
    type: ComparisonRunType,
    nullable: true,
    authScopes: { ability: 'insight:read' },
    description:
      'A comparison of two scorings over every attempt, under way or done; null when there is none of this id.',
    args: { id: t.arg.id({ required: true, description: 'Its id, which `startScoringComparison` gave.' }) },
    resolve: (_root, { id }, { database }) =>
      database.scoringComparison.findUnique({ where: { id: uuidIn(id, 'ScoringComparisonRun') } }),
  }),
);
