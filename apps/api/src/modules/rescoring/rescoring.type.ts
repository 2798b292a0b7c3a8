import type { Rescoring } from '../../generated/prisma/client.ts';
import { BackgroundWorkType } from '../../graphql/background-work.type.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { RunStateType } from '../scoring-comparison/comparison-run.type.ts';

export const RescoringType = studio.node(studio.objectRef<Rescoring>('Rescoring'), {
  description:
    'Outcomes under a scoring model added to attempts that were issued under others. No result that somebody was shown ' +
    'changes by it.',
  authScopes: { ability: 'insight:read' },
  interfaces: [BackgroundWorkType],
  id: { resolve: ({ id }) => id },
  isTypeOf: (row) => 'outcomesAdded' in (row as object),
  fields: (t) => ({
    model: t.exposeInt('model', { description: 'Number of the scoring model.' }),
    state: t.field({
      type: RunStateType,
      description: 'How far it is. After a crash it goes on by itself, where it was.',
      resolve: ({ state }) => state as typeof RunStateType.$inferType,
    }),
    failure: t.exposeString('failure', { nullable: true, description: 'Why it could not be finished.' }),
    attemptsTotal: t.exposeInt('attemptsTotal', { description: 'How many attempts there were when it was asked for.' }),
    attemptsDone: t.exposeInt('attemptsDone', { description: 'How many of them it has dealt with.' }),
    outcomesAdded: t.exposeInt('outcomesAdded', {
      description: 'How many outcomes it has added; attempts that had one under this model keep it.',
    }),
  }),
});

studio.queryField('rescorings', (t) =>
  t.connection(
    {
      type: RescoringType,
      authScopes: { ability: 'insight:read' },
      description: 'Re-scorings, newest first.',
      args: { assessment: t.arg.string({ description: 'Only those of the assessment with this key.' }) },
      resolve: (_root, { assessment, ...args }, { database }) => {
        const where = assessment ? { assessment } : {};
        return pageNewestFirst<Rescoring>({
          args,
          moment: 'createdAt',
          find: (query) => database.rescoring.findMany({ ...query, where: { AND: [where, query.where] } }),
          count: () => database.rescoring.count({ where }),
        });
      },
    },
    ...connectionTypes('Rescoring', 're-scorings'),
  ),
);
