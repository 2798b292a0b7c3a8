import type { Document, Review } from '../../generated/prisma/client.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { StudioError } from '../../graphql/studio-error.type.ts';
import { DocumentInterface, documentIdIn } from '../document/document.type.ts';
import { OwnWork, ReviewNotOpen } from './review.errors.ts';

studio.objectType(ReviewNotOpen, {
  name: 'ReviewNotOpen',
  interfaces: [StudioError],
  description: 'The document waits for a review already, or this review is decided.',
});

studio.objectType(OwnWork, {
  name: 'OwnWork',
  interfaces: [StudioError],
  description: 'Nobody approves what they wrote or sent for review themselves.',
});

type ReviewState = 'requested' | 'approved' | 'returned' | 'withdrawn';

const ReviewStateType = studio.enumType('ReviewState', {
  description: 'Where a review stands.',
  values: {
    REQUESTED: { value: 'requested', description: 'It waits for somebody.' },
    APPROVED: { value: 'approved', description: 'Somebody else found it good.' },
    RETURNED: { value: 'returned', description: 'It came back with a note.' },
    WITHDRAWN: { value: 'withdrawn', description: 'It was taken back, or a newer revision took its place.' },
  },
});

export const ReviewType = studio.node(studio.objectRef<Review>('Review'), {
  description: 'A revision that was sent to others for a look, and what they said.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, { database }) => {
    const rows = await database.review.findMany({ where: { id: { in: ids.map(asUuid) } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  },
  isTypeOf: (row) => 'requestedByName' in (row as object),
  fields: (t) => ({
    document: t.loadable({
      type: DocumentInterface,
      description: 'What was sent.',
      load: async (ids: string[], { database }) => {
        const rows = new Map(
          (await database.document.findMany({ where: { id: { in: ids } } })).map((row) => [row.id, row]),
        );
        return ids.map((id) => rows.get(id) as Document);
      },
      resolve: ({ documentId }) => documentId,
    }),
    revision: t.exposeInt('revision', { description: 'Number of the revision that was sent.' }),
    state: t.field({
      type: ReviewStateType,
      description: 'Where it stands.',
      resolve: (row) => row.state as ReviewState,
    }),
    message: t.exposeString('message', { description: 'What the sender said.' }),
    requestedBy: t.exposeString('requestedByName', { description: 'Who sent it.' }),
    requestedAt: t.field({ type: 'DateTime', description: 'When it was sent.', resolve: (row) => row.requestedAt }),
    decidedBy: t.exposeString('decidedByName', { nullable: true, description: 'Who decided.' }),
    decidedAt: t.field({ type: 'DateTime', nullable: true, description: 'When.', resolve: (row) => row.decidedAt }),
    decisionNote: t.exposeString('decisionNote', { nullable: true, description: 'What they said.' }),
  }),
});

studio.queryField('reviews', (t) =>
  t.connection(
    {
      type: ReviewType,
      authScopes: { ability: 'content:read' },
      description: 'Reviews, newest first.',
      args: {
        states: t.arg({ type: [ReviewStateType], description: 'In one of these states; all when left out.' }),
        document: t.arg.id({ description: 'Of this document.' }),
      },
      resolve: (_root, { states, document, ...args }, { database }) => {
        const where = {
          ...(states && { state: { in: states } }),
          ...(document && { documentId: documentIdIn(document) }),
        };
        return pageNewestFirst<Review>({
          args,
          moment: 'requestedAt',
          find: (query) => database.review.findMany({ ...query, where: { AND: [where, query.where] } }),
          count: () => database.review.count({ where }),
        });
      },
    },
    ...connectionTypes('Review', 'reviews'),
  ),
);

studio.interfaceField(DocumentInterface, 'latestReview', (t) =>
  t.loadable({
    type: ReviewType,
    nullable: true,
    description: 'Its newest review; null when it was never sent for one.',
    load: async (ids: string[], { database }) => {
      const rows = await database.review.findMany({
        where: { documentId: { in: ids } },
        distinct: ['documentId'],
        orderBy: [{ documentId: 'asc' }, { requestedAt: 'desc' }, { id: 'desc' }],
      });
      return ids.map((id) => rows.find((row) => row.documentId === id) ?? null);
    },
    resolve: ({ id }) => id,
  }),
);
