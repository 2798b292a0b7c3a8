import { resolveCursorConnection } from '@pothos/plugin-relay';
import { type Document, Prisma } from '../../generated/prisma/client.ts';
import { maxPageSize } from '../../graphql/limits.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { documentColumns } from '../document-list/list-documents.ts';
import { type PageArguments, refuseUnusablePage } from '../document-list/page-arguments.ts';
import { type SearchKind, searchKinds, selectMatches } from './find-matches.ts';
import { cursorOfMatch, type MatchPlace, placeOfMatch } from './search-cursor.ts';
import { readSearchQuery } from './search-query.ts';

/** A document that matches, or with a key a competency of a framework that does. */
export interface SearchMatch {
  document: Document;
  /** '' for the document itself */
  competency: string;
  /** that were searched for */
  words: readonly string[];
}

type Row = Document & MatchPlace;

interface SearchArguments extends PageArguments {
  text: string;
  kinds?: readonly SearchKind[] | null | undefined;
}

/** The best matches outside of the trash. One statement a page, and one more for the total. Throws TEXT_TOO_LONG. */
export async function searchDocuments({ database }: StudioContext, args: SearchArguments) {
  refuseUnusablePage(args);
  const query = readSearchQuery(args.text);
  const nothing = { pageInfo: noPages, edges: [], totalCount: async () => 0 };
  if (!query) return nothing;
  const matches = selectMatches(query, args.kinds?.length ? args.kinds : searchKinds);
  const { pageInfo, edges } = await resolveCursorConnection<Promise<Row[]>>(
    { args, defaultSize: 20, maxSize: maxPageSize, toCursor: (row) => cursorOfMatch(query.text, row) },
    ({ before, after, limit, inverted }) => {
      const beyond = [
        Prisma.sql`true`,
        ...(after ? [Prisma.sql`(place, id, competency) > ${rowOf(placeOfMatch(after, query.text))}`] : []),
        ...(before ? [Prisma.sql`(place, id, competency) < ${rowOf(placeOfMatch(before, query.text))}`] : []),
      ];
      const direction = inverted ? Prisma.sql`DESC` : Prisma.sql`ASC`;
      const order = Prisma.sql`place ${direction}, id ${direction}, competency ${direction}`;
      return database.$queryRaw<Row[]>`
        SELECT ${documentColumns}, place, competency FROM (
          SELECT * FROM (${matches}) AS matching WHERE ${Prisma.join(beyond, ' AND ')} ORDER BY ${order} LIMIT ${limit}
        ) AS best JOIN document USING (id) ORDER BY ${order}`;
    },
  );
  return {
    pageInfo,
    edges: edges.map(({ cursor, node: { competency, place: _, ...document } }) => ({
      cursor,
      node: { document, competency, words: query.words },
    })),
    totalCount: async () => {
      const [row] = await database.$queryRaw<
        { count: number }[]
      >`SELECT count(*)::int AS count FROM (${matches}) AS matching`;
      return row?.count ?? 0;
    },
  };
}

const rowOf = ({ place, id, competency }: MatchPlace) => Prisma.sql`(${place}::int, ${id}::uuid, ${competency}::text)`;

const noPages = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
