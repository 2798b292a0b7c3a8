import type { Database } from '../../db/client.ts';
import { storedResponsesSchema, storedSegmentsSchema } from '../attempt/stored-responses.ts';
import { required } from './fold-attempts.ts';
import { readForms, readScoringModels } from './frozen-parts.ts';
import { noteSubmissions, type Origin, type SubmittedAttempt } from './note-attempts.ts';

const batchSize = 2000;

interface Uncounted {
  id: string;
  formId: string;
  scoringModelId: string;
  origin: Origin;
  locale: string;
  submittedAt: Date;
  responses: unknown;
  segments: unknown;
}

/**
 * Notes submitted attempts that were never written as counted rows: those of an installation from before there were any.
 * In batches, each in a transaction; an erasure at the same time waits for it or is passed over.
 */
export async function noteUncounted(database: Database): Promise<void> {
  for (let last = batchSize; last === batchSize; ) {
    last = await database.$transaction(async (transaction) => {
      const rows = await transaction.$queryRaw<Uncounted[]>`
        SELECT a.id::text AS id, a.form_id::text AS "formId", o.scoring_model_id::text AS "scoringModelId", a.origin, a.locale,
               a.submitted_at AS "submittedAt", a.responses, a.segments
        FROM attempt a JOIN outcome o ON o.attempt_id = a.id AND o.reason = 'issued'
        WHERE a.submitted_at IS NOT NULL AND NOT EXISTS (SELECT FROM counted_attempt c WHERE c.attempt_id = a.id)
        LIMIT ${batchSize} FOR UPDATE OF a SKIP LOCKED`;
      const forms = await readForms(
        transaction,
        rows.map(({ formId }) => formId),
      );
      const models = await readScoringModels(
        transaction,
        rows.map(({ scoringModelId }) => scoringModelId),
      );
      const groups = Map.groupBy(rows, ({ formId, scoringModelId, origin }) => `${formId} ${scoringModelId} ${origin}`);
      for (const group of groups.values()) {
        const [{ formId, scoringModelId, origin }] = group as [Uncounted];
        await noteSubmissions(transaction, {
          form: required(forms.get(formId)),
          scoringModel: required(models.get(scoringModelId)),
          origin,
          attempts: group.map(
            ({ id, locale, submittedAt, responses, segments }): SubmittedAttempt => ({
              id,
              locale,
              submittedAt,
              responses: storedResponsesSchema.parse(responses),
              segments: storedSegmentsSchema.parse(segments),
            }),
          ),
        });
      }
      return rows.length;
    });
  }
}
