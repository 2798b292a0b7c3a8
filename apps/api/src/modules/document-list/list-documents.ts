import { resolveCursorConnection } from '@pothos/plugin-relay';
import { type Document, Prisma } from '../../generated/prisma/client.ts';
import { maxPageSize } from '../../graphql/limits.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import type { ContentKind } from '../document/document-kind.ts';
import type { DocumentOrder } from './document-order.ts';
import type { DocumentState } from './document-state.ts';
import { cursorAt, type Place, placeAt } from './list-cursor.ts';
import { type PageArguments, refuseUnusablePage } from './page-arguments.ts';

type Row = Document & Place;

interface StateFilter {
  state?: readonly DocumentState[] | null | undefined;
}

interface ListRequest<Order extends string> {
  kind: ContentKind;
  args: PageArguments & { order: Order; trashed: boolean; filter?: StateFilter | null | undefined };
  orders: Record<Order, DocumentOrder>;
  /** over a row of `document` */
  conditions: readonly Prisma.Sql[];
  context: StudioContext;
}

/** The columns of a document as Prisma names them. */
export const documentColumns = Prisma.sql`
  document.id, document.kind, document.key, document.content, document.schema_version AS "schemaVersion",
  document.revision, document.trashed_at AS "trashedAt", document.created_at AS "createdAt",
  document.updated_at AS "updatedAt"`;

/**
 * A page of the documents of a kind, from the trash if asked for. One statement, and one more for the total. Cursors
 * name order and place, so pages stay right while others save: what nobody moves comes exactly once.
 */
export async function listDocuments<Order extends string>(request: ListRequest<Order>) {
  const { kind, args, orders, context } = request;
  refuseUnusablePage(args);
  const order = orders[args.order];
  const { defaultLocale, locales } = await context.installation();
  const conditions = Prisma.join(
    [Prisma.sql`document.kind = ${kind}`, isListed(args.trashed, args.filter?.state), ...request.conditions],
    ' AND ',
  );
  const listed = Prisma.sql`
    SELECT ${documentColumns}, ${order.place([defaultLocale, ...locales])} AS place FROM document WHERE ${conditions}`;
  const page = await resolveCursorConnection<Promise<Row[]>>(
    { args, defaultSize: 20, maxSize: maxPageSize, toCursor: (row) => cursorAt(args.order, row) },
    ({ before, after, limit, inverted }) => {
      const isUpwards = inverted === (order.isDescending ?? false);
      const beyond = Prisma.join(
        [
          Prisma.sql`true`,
          ...(after ? [isBeyond(placeAt(after, args.order, order), order, !order.isDescending)] : []),
          ...(before ? [isBeyond(placeAt(before, args.order, order), order, order.isDescending ?? false)] : []),
        ],
        ' AND ',
      );
      const direction = isUpwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
      return context.database.$queryRaw<Row[]>`
        SELECT listed.*, listed.place::text AS place FROM (${listed}) AS listed WHERE ${beyond}
        ORDER BY listed.place ${direction}, listed.id ${direction} LIMIT ${limit}`;
    },
  );
  return { ...page, totalCount: () => countDocuments(context, conditions) };
}

/** The trash is left out, unless it is asked for, or for a state that is only there. */
function isListed(trashed: boolean, states: readonly DocumentState[] | null | undefined): Prisma.Sql {
  if (trashed) return Prisma.sql`document.trashed_at IS NOT NULL`;
  return states?.includes('TRASHED') ? Prisma.sql`true` : Prisma.sql`document.trashed_at IS NULL`;
}

function isBeyond({ place, id }: Place, { type }: DocumentOrder, isUpwards: boolean): Prisma.Sql {
  const value = type === 'bigint' ? Prisma.sql`${place}::bigint` : Prisma.sql`${place}::text`;
  return isUpwards
    ? Prisma.sql`(listed.place, listed.id) > (${value}, ${id}::uuid)`
    : Prisma.sql`(listed.place, listed.id) < (${value}, ${id}::uuid)`;
}

async function countDocuments({ database }: StudioContext, conditions: Prisma.Sql): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM document WHERE ${conditions}`;
  return row?.count ?? 0;
}
