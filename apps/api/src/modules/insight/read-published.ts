import { keySchema } from '@yardstick/domain/content/key.ts';
import type { Database } from '../../db/client.ts';
import { NotFound } from '../../graphql/studio-errors.ts';

/** A form or a scoring model by its names; what is in it is read where it is needed. */
export interface FrozenName {
  id: string;
  number: number;
  hash: string;
  structureHash: string;
}

/** An assessment with all that was ever published of it. */
export interface PublishedHistory {
  documentId: string;
  key: string;
  /** what is live, else what was published last */
  publicationId: string;
  isLive: boolean;
  formId: string;
  scoringModelId: string;
  /** by number */
  forms: FrozenName[];
  scoringModels: FrozenName[];
}

/** By key; all assessments that are live without one. One statement. */
export async function readPublishedHistories(
  database: Pick<Database, '$queryRaw'>,
  key: string | null,
): Promise<PublishedHistory[]> {
  if (key !== null && !keySchema.safeParse(key).success) return [];
  return database.$queryRaw<PublishedHistory[]>`
    SELECT d.id::text AS "documentId", d.key, p.id::text AS "publicationId", l.document_id IS NOT NULL AS "isLive",
      p.form_id::text AS "formId", p.scoring_model_id::text AS "scoringModelId",
      (SELECT jsonb_agg(jsonb_build_object('id', id, 'number', number, 'hash', hash, 'structureHash', structure_hash)
                        ORDER BY number) FROM form WHERE document_id = d.id) AS forms,
      (SELECT jsonb_agg(jsonb_build_object('id', id, 'number', number, 'hash', hash, 'structureHash', structure_hash)
                        ORDER BY number) FROM scoring_model WHERE document_id = d.id) AS "scoringModels"
    FROM document d
    LEFT JOIN live_publication l ON l.document_id = d.id
    JOIN publication p ON p.id = coalesce(l.publication_id,
      (SELECT id FROM publication WHERE document_id = d.id ORDER BY number DESC LIMIT 1))
    WHERE d.kind = 'assessment' AND (d.key = ${key} OR (${key}::text IS NULL AND l.document_id IS NOT NULL))
    ORDER BY d.key`;
}

/** Throws NotFound where there is no assessment of this key, or nothing was ever published of it. */
export async function readPublishedHistory(
  database: Pick<Database, '$queryRaw'>,
  key: string,
): Promise<PublishedHistory> {
  const [found] = await readPublishedHistories(database, key);
  if (!found) throw new NotFound('published assessment');
  return found;
}
