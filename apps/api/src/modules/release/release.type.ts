import type { Prisma, Release } from '../../generated/prisma/client.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { searchedWords } from '../document-list/searched-words.ts';
import { ProblemType } from '../publishing/publishing-errors.type.ts';
import { explainRepeatedHour } from './moment-of.ts';
import type { ReleaseFailure } from './release-failure.ts';
import { ReleaseItemType } from './release-item.type.ts';
import { readItemsOfReleases } from './release-plans.ts';

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

const ReleaseFailureType = studio.objectRef<ReleaseFailure>('ReleaseFailure').implement({
  description: 'What kept a release from being published at its moment.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
    message: t.exposeString('message', { description: 'In words, in English.' }),
    problems: t.field({
      type: [ProblemType],
      description: 'What spoke against publishing what it holds; empty when it was something else.',
      resolve: ({ problems }) => problems,
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
      description: 'The moment at which it is, or was, published by itself.',
      resolve: (row) => row.scheduledFor,
    }),
    timeZone: t.exposeString('timeZone', { nullable: true, description: 'The time zone in which that was chosen.' }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was published.',
      resolve: (row) => row.publishedAt,
    }),
    scheduleNote: t.string({
      nullable: true,
      description:
        'Which of two hours is meant when clocks show the scheduled time twice; null when they show it once.',
      resolve: ({ scheduledFor, timeZone }) =>
        scheduledFor && timeZone ? explainRepeatedHour(scheduledFor, timeZone) : null,
    }),
    failure: t.field({
      type: ReleaseFailureType,
      nullable: true,
      description: 'What kept it from being published at its moment, until it is scheduled or published.',
      resolve: ({ failure }) => failure as ReleaseFailure | null,
    }),
    items: t.loadableGroup({
      type: ReleaseItemType,
      complexity: { field: 50, multiplier: 20 },
      description: 'What it holds.',
      loaderOptions: { cache: false },
      load: (ids: string[], context) => readItemsOfReleases(context, ids),
      group: ({ releaseId }) => releaseId,
      resolve: ({ id }) => id,
    }),
  }),
});

studio.queryField('releases', (t) =>
  t.connection(
    {
      type: ReleaseType,
      authScopes: { ability: 'content:read' },
      description: 'Releases, newest first.',
      args: {
        states: t.arg({ type: [ReleaseStateType], description: 'In one of these states; all when left out.' }),
        text: t.arg.string({ description: 'Words that each stand in the title, in either case; all when left out.' }),
      },
      resolve: (_root, { states, text, ...args }, { database }) => {
        const where: Prisma.ReleaseWhereInput = {
          ...(states && { state: { in: states } }),
          AND: searchedWords('text', text).map((word) => ({ title: { contains: word, mode: 'insensitive' } })),
        };
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
