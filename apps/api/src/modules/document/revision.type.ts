import { resolveCursorConnection } from '@pothos/plugin-relay';
import type { Revision } from '../../generated/prisma/client.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { badArgument } from '../../graphql/errors.ts';
import { maxPageSize } from '../../graphql/limits.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { DocumentInterface } from './document.type.ts';

export const RevisionType = studio.objectRef<Revision>('Revision').implement({
  description: 'An immutable save of a whole document.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '1, 2, 3 … within the document.' }),
    author: t.exposeString('author', { description: 'Who saved it.' }),
    summary: t.exposeString('summary', { description: 'What changed, in words.' }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was saved.', resolve: (row) => row.createdAt }),
    schemaVersion: t.exposeInt('schemaVersion', {
      description: 'Version of the JSON Schema that its content follows.',
    }),
    content: t.field({ type: 'JSON', description: 'The whole document as it was.', resolve: (row) => row.content }),
    act: t.string({
      nullable: true,
      description: 'The act it belongs to, which `undoAct` takes: a bulk change is one act with many revisions.',
      resolve: ({ actId }) => actId,
    }),
  }),
});

studio.interfaceField(DocumentInterface, 'history', (t) =>
  t.connection(
    {
      type: RevisionType,
      description: 'All its revisions, newest first.',
      complexity: (args) => ({ field: 5, multiplier: args.first ?? args.last ?? 20 }),
      resolve: async ({ id, revision }, args, { database }) => {
        const page = await resolveCursorConnection<Promise<Revision[]>>(
          { args, defaultSize: 20, maxSize: maxPageSize, toCursor: ({ number }) => String(number) },
          ({ before, after, limit, inverted }) =>
            database.revision.findMany({
              where: {
                documentId: id,
                number: { ...(after && { lt: numberOf(after) }), ...(before && { gt: numberOf(before) }) },
              },
              orderBy: { number: inverted ? 'asc' : 'desc' },
              take: limit,
            }),
        );
        return { ...page, totalCount: async () => revision };
      },
    },
    ...connectionTypes('Revision', 'revisions'),
  ),
);

studio.interfaceField(DocumentInterface, 'revisionNumbered', (t) =>
  t.field({
    type: RevisionType,
    nullable: true,
    description: 'One of its revisions; null when there is none of this number.',
    args: { number: t.arg.int({ required: true, description: 'Its number.' }) },
    resolve: ({ id }, { number }, { database }) =>
      database.revision.findUnique({ where: { documentId_number: { documentId: id, number } } }),
  }),
);

function numberOf(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor))
    throw badArgument('BAD_CURSOR', 'This cursor was not given by this list; take one from "pageInfo" or an edge.');
  return Number(cursor);
}
