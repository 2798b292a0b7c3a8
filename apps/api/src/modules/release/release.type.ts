import type { Prisma, Release } from '../../generated/prisma/client.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { DocumentInterface } from '../document/document.type.ts';
import { type PublicationPlan, planPublication } from '../publishing/plan-publication.ts';
import { PublicationPlanType } from '../publishing/plan-publication.type.ts';
import { sourcesSchema } from './publish-release.ts';

type ReleaseState = 'open' | 'scheduled' | 'published' | 'cancelled';

const ReleaseStateType = studio.enumType('ReleaseState', {
  description: 'Where a release stands.',
  values: {
    OPEN: { value: 'open', description: 'Documents go in and out.' },
    SCHEDULED: { value: 'scheduled', description: 'It is published by itself at its moment.' },
    PUBLISHED: { value: 'published', description: 'Everything in it is live, or was.' },
    CANCELLED: { value: 'cancelled', description: 'It was given up.' },
  },
});

type Item = Prisma.ReleaseItemGetPayload<{ include: { document: true } }> & {
  plan: PublicationPlan;
};

const ReleaseItemType = studio.objectRef<Item>('ReleaseItem').implement({
  description: 'A document in a release.',
  fields: (t) => ({
    document: t.field({ type: DocumentInterface, description: 'The document.', resolve: ({ document }) => document }),
    revision: t.exposeInt('revision', { description: 'The revision that will be published.' }),
    hasNewerDraft: t.boolean({
      description: 'Whether the document was saved since it was put in.',
      resolve: ({ document, revision }) => document.revision > revision,
    }),
    isOutOfDate: t.boolean({
      description: 'Whether something else of it was published since it was put in: put it in again.',
      resolve: ({ plan, livePublication }) => plan.livePublication !== livePublication,
    }),
    plan: t.field({
      type: PublicationPlanType,
      description: 'What publishing it with the others would do now, and what speaks against it.',
      resolve: ({ plan }) => plan,
    }),
  }),
});

export const ReleaseType = studio.node(studio.objectRef<Release>('Release'), {
  description: 'Several publications in one transaction, now or scheduled.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, { database }) => {
    const rows = await database.release.findMany({ where: { id: { in: ids.map(asUuid) } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  },
  isTypeOf: (row) => 'scheduledFor' in (row as object),
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What it is called.' }),
    state: t.field({
      type: ReleaseStateType,
      description: 'Where it stands.',
      resolve: ({ state }) => state as ReleaseState,
    }),
    createdBy: t.exposeString('createdByName', { description: 'Who began it.' }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was begun.', resolve: (row) => row.createdAt }),
    scheduledFor: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The moment at which it is published by itself.',
      resolve: (row) => row.scheduledFor,
    }),
    timeZone: t.exposeString('timeZone', { nullable: true, description: 'The time zone in which that was chosen.' }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was published.',
      resolve: (row) => row.publishedAt,
    }),
    failure: t.string({
      nullable: true,
      description: 'What kept it from being published at its moment.',
      resolve: ({ failure }) => (failure as { message?: string } | null)?.message ?? null,
    }),
    items: t.field({
      type: [ReleaseItemType],
      complexity: 200,
      description: 'What it holds, each with what speaks against it now.',
      resolve: async ({ id: releaseId }, _args, { database }) => {
        const items = await database.releaseItem.findMany({
          where: { releaseId },
          include: { document: true },
          orderBy: [{ document: { kind: 'asc' } }, { document: { key: 'asc' } }],
        });
        const plans = await planPublication(
          database,
          items.map(({ documentId, revision, sources }) => ({
            documentId,
            revision,
            sources: sourcesSchema.parse(sources),
          })),
        );
        return items.flatMap((item, index) => {
          const plan = plans[index];
          return plan ? [{ ...item, plan }] : [];
        });
      },
    }),
  }),
});

studio.queryField('releases', (t) =>
  t.connection(
    {
      type: ReleaseType,
      authScopes: { ability: 'content:read' },
      description: 'Releases, newest first.',
      args: { states: t.arg({ type: [ReleaseStateType], description: 'In one of these states; all when left out.' }) },
      resolve: (_root, { states, ...args }, { database }) => {
        const where = states ? { state: { in: states } } : {};
        return pageNewestFirst<Release>({
          args,
          moment: 'createdAt',
          find: (query) => database.release.findMany({ ...query, where: { AND: [where, query.where] } }),
          count: () => database.release.count({ where }),
        });
      },
    },
    ...connectionTypes('Release', 'releases'),
  ),
);
