import { studio } from '../../graphql/studio-builder.ts';
import { listNormSnapshots, type StoredNorm } from './list-norm-snapshots.ts';

export const NormSnapshotType = studio.objectRef<StoredNorm>('NormSnapshot').implement({
  description: 'A frozen group of people whom respondents are compared with.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    scoringModel: t.exposeInt('scoringModel', {
      description: 'Number of the scoring model whose scores it holds for.',
    }),
    group: t.field({
      type: 'JSON',
      description: 'Who is in the group, in words: an object, locale → text.',
      resolve: ({ content }) => content.group,
    }),
    from: t.string({
      description: 'First day of its months, in UTC: 2026-01-01.',
      resolve: ({ content }) => content.from,
    }),
    to: t.string({ description: 'Last day of its months, in UTC: 2026-11-30.', resolve: ({ content }) => content.to }),
    n: t.int({ description: 'People in it, with an overall score or without.', resolve: ({ content }) => content.n }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was frozen.', resolve: (norm) => norm.createdAt }),
    isUsed: t.exposeBoolean('isUsed', {
      description: 'Whether percentiles refer to it: the newest of its scoring model does that.',
    }),
  }),
});

studio.queryField('normSnapshots', (t) =>
  t.field({
    type: [NormSnapshotType],
    authScopes: { ability: 'insight:read' },
    complexity: 20,
    description: 'The norm snapshots of an assessment, newest first; none where there is no such assessment.',
    args: { assessment: t.arg.string({ required: true, description: 'Key of the assessment.' }) },
    resolve: (_root, { assessment }, { database }) => listNormSnapshots(database, assessment),
  }),
);
