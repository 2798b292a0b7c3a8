import { studio } from './studio-builder.ts';

interface BackgroundWork {
  assessment: string;
  actorName: string;
  createdAt: Date;
  finishedAt: Date | null;
}

export const BackgroundWorkType = studio.interfaceRef<BackgroundWork>('BackgroundWork').implement({
  description: 'What somebody has asked for that is done on an assessment by and by.',
  fields: (t) => ({
    assessment: t.exposeString('assessment', { description: 'Key of the assessment.' }),
    actorName: t.exposeString('actorName', { description: 'Who asked for it, as they were called then.' }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was asked for.', resolve: (row) => row.createdAt }),
    finishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null before that.',
      resolve: ({ finishedAt }) => finishedAt,
    }),
  }),
});
