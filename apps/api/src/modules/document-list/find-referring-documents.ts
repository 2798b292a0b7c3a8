import { type Document, Prisma } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import type { ContentKind } from '../document/document-kind.ts';
import { documentColumns } from './list-documents.ts';

/** Keys of documents by kind. */
type Keys = ReadonlyMap<ContentKind, readonly string[]>;

/**
 * Drafts outside of the trash that refer to one of these documents, and few others. One statement: the index of words
 * leads to those that have the key in some text, of which the places that can refer are looked at.
 */
export async function findReferringDocuments({ database }: StudioContext, keys: Keys): Promise<Document[]> {
  const conditions = [...keys].map(([kind, wanted]) => refersTo[kind]([...wanted]));
  const words = Prisma.join(
    [...keys.values()].flat().map((key) => Prisma.sql`plainto_tsquery('simple', ${key.replace('/', ' ')})`),
    ' || ',
  );
  return database.$queryRaw<Document[]>`
    SELECT ${documentColumns} FROM document
    WHERE document.trashed_at IS NULL AND searchable_words(document.content) @@ (${words})
      AND (${Prisma.join(conditions, ' OR ')})
    ORDER BY document.kind, document.key`;
}

/** By the kind of what is referred to, over a row of `document`; the places are those of `findReferences`. */
const refersTo: Record<ContentKind, (keys: readonly string[]) => Prisma.Sql> = {
  question: (keys) => Prisma.sql`(
    document.kind = 'assessment'
    AND jsonb_path_query_array(document.content, '$.sections[*].placements[*].question') ?| ${keys}::text[]
  )`,
  guide: (keys) => Prisma.sql`(
    document.kind = 'guide' AND (document.content->'related' ?| ${keys}::text[] OR ${linksTo('guides', keys)})
    OR document.kind = 'assessment' AND (
      jsonb_path_query_array(document.content, '$.focusRules[*].guides[*]') ?| ${keys}::text[]
      OR ${linksTo('guides', keys)}
    )
  )`,
  assessment: (keys) => Prisma.sql`(
    document.kind = 'guide' AND document.content->'assessments' ?| ${keys}::text[]
    OR document.kind IN ('guide', 'assessment') AND ${linksTo('assessments', keys)}
  )`,
  framework: (keys) => Prisma.sql`(
    document.kind IN ('bank', 'assessment') AND document.content->>'framework' = ANY (${keys}::text[])
    OR document.kind = 'guide' AND EXISTS (
      SELECT FROM jsonb_array_elements_text(document.content->'competencies') AS competency
      WHERE split_part(competency, '/', 1) = ANY (${keys}::text[])
    )
  )`,
  bank: (keys) => Prisma.sql`(document.kind = 'question' AND document.content->>'bank' = ANY (${keys}::text[]))`,
};

/** The Markdown of a guide or of the introduction of an assessment has the address of one of these. */
function linksTo(list: 'guides' | 'assessments', keys: readonly string[]): Prisma.Sql {
  const patterns = keys.map((key) => `%/${list}/${key}%`);
  return Prisma.sql`EXISTS (
    SELECT FROM jsonb_each_text(coalesce(document.content->'body', document.content->'introduction'))
    WHERE value LIKE ANY (${patterns}::text[])
  )`;
}
