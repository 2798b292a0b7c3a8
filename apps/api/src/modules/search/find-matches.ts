import { Prisma } from '../../generated/prisma/client.ts';
import type { SearchQuery } from './search-query.ts';

export const searchKinds = ['guide', 'question', 'competency', 'assessment', 'bank'] as const;
export type SearchKind = (typeof searchKinds)[number];

/**
 * What matches a search, unordered, as SQL: id of the document, key of the competency (or ''), and `place`, by which the
 * best comes first: exact keys, then titles, prompts and names, then the rest, each by `ts_rank`.
 */
export function selectMatches({ text, tsquery }: SearchQuery, kinds: readonly SearchKind[]): Prisma.Sql {
  const documents = Prisma.sql`
    SELECT document.id, '' AS competency, ${placeOf({
      isExact: Prisma.sql`${text} IN (document.key, split_part(document.key, '/', 2))`,
      name: Prisma.sql`coalesce(document.content->'title', document.content->'prompt', document.content->'name')`,
      words: Prisma.sql`searchable_words(document.content)`,
      tsquery,
    })} AS place
    FROM document
    WHERE document.trashed_at IS NULL AND document.kind = ANY (${kinds}::text[]) AND searchable_words(document.content) @@ ${tsquery}`;
  if (!kinds.includes('competency')) return documents;
  const said = Prisma.sql`searchable_words(competency - 'children' || jsonb_build_object('framework', document.key))`;
  return Prisma.sql`
    ${documents}
    UNION ALL
    SELECT document.id, competency->>'key', ${placeOf({
      isExact: Prisma.sql`${text} IN (competency->>'key', concat(document.key, '/', competency->>'key'))`,
      name: Prisma.sql`competency->'name'`,
      words: said,
      tsquery,
    })}
    FROM document, LATERAL (
      SELECT jsonb_path_query(document.content, '$.competencies[*]') AS competency
      UNION ALL SELECT jsonb_path_query(document.content, '$.competencies[*].children[*]')
    ) AS named
    WHERE document.trashed_at IS NULL AND document.kind = 'framework' AND searchable_words(document.content) @@ ${tsquery} AND ${said} @@ ${tsquery}`;
}

interface Ranking {
  isExact: Prisma.Sql;
  name: Prisma.Sql;
  words: Prisma.Sql;
  tsquery: Prisma.Sql;
}

/** An integer, lower for what is better. */
const placeOf = ({ isExact, name, words, tsquery }: Ranking) => Prisma.sql`(
  CASE WHEN ${isExact} THEN 0 WHEN searchable_words(${name}) @@ ${tsquery} THEN 2000000 ELSE 4000000 END
  - least(ts_rank(${words}, ${tsquery}, 1), 1) * 1000000)::int`;
