import { resolveCursorConnection } from '@pothos/plugin-relay';
import type { Database } from '../../db/client.ts';
import { badArgument } from '../../graphql/errors.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { maxPageSize } from '../../graphql/limits.ts';
import type { LiveRow } from './published-content.ts';

interface PageArguments {
  first?: number | null | undefined;
  last?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}

interface PageRequest<T> {
  kind: 'guide' | 'assessment';
  args: PageArguments;
  database: Database;
  present: (row: LiveRow) => T | Promise<T>;
}

/**
 * A page of live publications, newest first. One statement, and one more when the total is asked for.
 * The cursor names the row itself, so pages stay right while others publish.
 */
export async function pageOf<T>({ kind, args, database, present }: PageRequest<T>) {
  refuseUnusable(args);
  const { pageInfo, edges } = await resolveCursorConnection<Promise<LiveRow[]>>(
    { args, defaultSize: 20, maxSize: maxPageSize, toCursor: cursorOf },
    ({ before, after, limit, inverted }) => {
      const order = inverted ? 'asc' : 'desc';
      return database.livePublication.findMany({
        where: { document: { kind }, AND: [after ? olderThan(after) : {}, before ? newerThan(before) : {}] },
        include: { publication: true },
        orderBy: [{ firstPublishedAt: order }, { documentId: order }],
        take: limit,
      });
    },
  );
  return {
    pageInfo,
    edges: await Promise.all(edges.map(async ({ cursor, node }) => ({ cursor, node: await present(node) }))),
    totalCount: () => database.livePublication.count({ where: { document: { kind } } }),
  };
}

function refuseUnusable({ first, last }: PageArguments): void {
  for (const [name, value] of Object.entries({ first, last })) {
    if (value !== null && value !== undefined && (value < 0 || value > maxPageSize)) {
      throw badArgument('BAD_PAGE_SIZE', `"${name}" is ${value}; a page holds 0 to ${maxPageSize}.`, {
        argument: name,
      });
    }
  }
}

function cursorOf(row: LiveRow): string {
  return Buffer.from(`${row.firstPublishedAt.getTime()}/${row.documentId}`).toString('base64url');
}

function placeOf(cursor: string): { at: Date; documentId: string } {
  const [milliseconds = '', documentId = ''] = Buffer.from(cursor, 'base64url').toString().split('/');
  const at = new Date(Number(milliseconds));
  if (!/^\d{1,15}$/.test(milliseconds) || asUuid(documentId) !== documentId) {
    throw badArgument('BAD_CURSOR', 'This cursor was not given by this list; take one from "pageInfo" or an edge.');
  }
  return { at, documentId };
}

function olderThan(cursor: string) {
  const { at, documentId } = placeOf(cursor);
  return { OR: [{ firstPublishedAt: { lt: at } }, { firstPublishedAt: at, documentId: { lt: documentId } }] };
}

function newerThan(cursor: string) {
  const { at, documentId } = placeOf(cursor);
  return { OR: [{ firstPublishedAt: { gt: at } }, { firstPublishedAt: at, documentId: { gt: documentId } }] };
}
