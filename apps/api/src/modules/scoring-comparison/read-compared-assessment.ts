import type { StudioContext } from '../../graphql/studio-context.ts';
import { NotFound } from '../../graphql/studio-errors.ts';

interface FrozenName {
  id: string;
  number: number;
  hash: string;
  structureHash: string;
}

/** A document that an assessment may be made of, at its newest revision. */
export interface SourceName {
  id: string;
  kind: string;
  key: string;
  revision: number;
}

/** What of an assessment comparing starts from: names only, contents are read where they are not known yet. */
export interface ComparedAssessment {
  id: string;
  key: string;
  revision: number;
  /** id of the published scoring model; null when nothing is published */
  liveModelId: string | null;
  /** by number */
  forms: FrozenName[];
  scoringModels: FrozenName[];
  sources: SourceName[];
}

/**
 * Reads it, with the newest revisions of those frameworks and questions. One statement. Throws NotFound.
 */
export async function readComparedAssessment(
  { database }: Pick<StudioContext, 'database'>,
  key: string,
  { framework, questions }: { framework: string; questions: readonly string[] },
): Promise<ComparedAssessment> {
  const [row] = await database.$queryRaw<ComparedAssessment[]>`
    SELECT d.id::text AS id, d.key, d.revision,
      (SELECT p.scoring_model_id::text FROM live_publication l JOIN publication p ON p.id = l.publication_id
       WHERE l.document_id = d.id) AS "liveModelId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'number', number, 'hash', hash, 'structureHash', structure_hash)
                                 ORDER BY number), '[]') FROM form WHERE document_id = d.id) AS forms,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'number', number, 'hash', hash, 'structureHash', structure_hash)
                                 ORDER BY number), '[]') FROM scoring_model WHERE document_id = d.id) AS "scoringModels",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'key', s.key, 'revision', s.revision)), '[]')
       FROM document s WHERE s.trashed_at IS NULL AND ((s.kind = 'framework' AND s.key = ${framework})
         OR (s.kind = 'question' AND s.key = ANY (${questions}::text[])))) AS sources
    FROM document d WHERE d.kind = 'assessment' AND d.key = ${key}`;
  if (!row) throw new NotFound('assessment');
  return row;
}
