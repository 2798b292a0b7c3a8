import type { Comment } from '../../generated/prisma/client.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { DocumentInterface } from '../document/document.type.ts';

const CommentRef = studio.objectRef<Comment>('Comment');

export const CommentType = studio.node(CommentRef, {
  description: 'A remark on a field of a document, or an answer to one.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, { database }) => {
    const rows = await database.comment.findMany({ where: { id: { in: ids.map(asUuid) } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  },
  isTypeOf: (row) => 'authorName' in (row as object),
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description: 'The field it hangs on, entries of lists by their key; empty for the whole document.',
    }),
    body: t.exposeString('body', { description: 'Its text, plain.' }),
    author: t.exposeString('authorName', { description: 'Who wrote it.' }),
    isMine: t.boolean({
      description: 'Whether you wrote it, so that you can edit and delete it.',
      resolve: ({ authorId }, _args, { viewer }) => authorId === viewer?.id,
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When.', resolve: (row) => row.createdAt }),
    editedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When last reworded.',
      resolve: (row) => row.editedAt,
    }),
    resolvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is dealt with; null while it is open.',
      resolve: (row) => row.resolvedAt,
    }),
    resolvedBy: t.exposeString('resolvedByName', { nullable: true, description: 'Who dealt with it.' }),
    answers: t.loadableList({
      type: CommentRef,
      description: 'The answers to it, oldest first.',
      load: async (ids: string[], { database }) => {
        const rows = await database.comment.findMany({
          where: { parentId: { in: ids } },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        });
        return ids.map((id) => rows.filter(({ parentId }) => parentId === id));
      },
      resolve: ({ id }) => id,
    }),
  }),
});

studio.interfaceField(DocumentInterface, 'comments', (t) =>
  t.loadableList({
    type: CommentType,
    description: 'The remarks on it, oldest first, open ones before those dealt with.',
    load: async (ids: string[], { database }) => {
      const rows = await database.comment.findMany({
        where: { documentId: { in: ids }, parentId: null },
        orderBy: [{ resolvedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }, { id: 'asc' }],
      });
      return ids.map((id) => rows.filter(({ documentId }) => documentId === id));
    },
    resolve: ({ id }) => id,
  }),
);
