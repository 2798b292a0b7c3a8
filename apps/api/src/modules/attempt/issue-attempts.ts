import { algorithmVersion, inputHash } from '@yardstick/domain/scoring/algorithm.ts';
import { compileScorer } from '@yardstick/domain/scoring/compile-scorer.ts';
import type { Responses } from '@yardstick/domain/scoring/responses.ts';
import { scoreResponses } from '@yardstick/domain/scoring/score-attempt.ts';
import { v7 } from 'uuid';
import type { Prisma } from '../../generated/prisma/client.ts';
import { noteSubmissions, type Origin } from '../insight/note-attempts.ts';
import type { AssessmentPublication } from '../publishing/published-content.ts';
import type { StoredResponses } from './stored-responses.ts';

/** An attempt that nobody made here, as it is to stand in the database. */
export interface AttemptToIssue {
  /** placements that were skipped are there, without options */
  responses: Responses;
  /** placement id → ms, where known */
  durationsMs?: Readonly<Record<string, number>>;
  /** segment id → option id */
  segments: Record<string, string>;
  locale: string;
  startedAt: Date;
  submittedAt: Date;
  /** when its outcome is issued */
  issuedAt: Date;
}

export interface IssuedBatch {
  origin: Exclude<Origin, 'respondent'>;
  /** null for what no file brought */
  importId: string | null;
  attempts: readonly AttemptToIssue[];
}

/**
 * Prepares to write attempts as submitting leaves them: with the outcome issued by the publication's scoring model, to be
 * counted within a minute; but nobody holds a token of them, and webhooks are not told. Gives a function that writes a
 * batch in three statements and returns the ids of its attempts.
 */
export function prepareToIssue(publication: AssessmentPublication) {
  const { id: publicationId, form, scoringModel } = publication;
  const scorer = compileScorer(scoringModel.content);
  const hashed = { formHash: form.hash, scoringModelHash: scoringModel.hash, algorithmVersion };
  return async (
    transaction: Prisma.TransactionClient,
    { origin, importId, attempts }: IssuedBatch,
  ): Promise<string[]> => {
    const ids = attempts.map(() => v7());
    const stored = attempts.map(toStored);
    // A document a batch: that costs a third of what arrays cost, whose elements are escaped one by one.
    const rows = attempts.map(({ locale, segments, startedAt, submittedAt }, place) => ({
      id: ids[place],
      locale,
      responses: stored[place],
      segments,
      startedAt,
      submittedAt,
    }));
    // They never took responses here, so they expire as they are submitted.
    await transaction.$executeRaw`
      INSERT INTO attempt (id, publication_id, form_id, origin, import_id, locale, responses, segments, started_at, submitted_at, expires_at)
      SELECT id, ${publicationId}::uuid, ${form.id}::uuid, ${origin}, ${importId}::uuid, locale, responses, segments,
             "startedAt", "submittedAt", "submittedAt" + interval '1 second'
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS row(id uuid, locale text, responses jsonb, segments jsonb, "startedAt" timestamptz, "submittedAt" timestamptz)`;
    const outcomes = attempts.map(({ responses, issuedAt }, place) => ({
      attemptId: ids[place],
      id: v7(),
      inputHash: inputHash({ ...hashed, responses }),
      scores: scoreResponses(scorer, responses),
      issuedAt,
    }));
    await transaction.$executeRaw`
      INSERT INTO outcome (attempt_id, id, form_id, scoring_model_id, publication_id, algorithm_version, input_hash, reason, scores, issued_at)
      SELECT "attemptId", id, ${form.id}::uuid, ${scoringModel.id}::uuid, ${publicationId}::uuid, ${algorithmVersion},
             "inputHash", 'issued', scores, "issuedAt"
      FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
           AS row("attemptId" uuid, id uuid, "inputHash" text, scores jsonb, "issuedAt" timestamptz)`;
    await noteSubmissions(transaction, {
      form,
      scoringModel,
      origin,
      attempts: attempts.map(({ locale, submittedAt, segments }, place) => ({
        id: ids[place] as string,
        locale,
        submittedAt,
        responses: stored[place] as StoredResponses,
        segments,
      })),
    });
    return ids;
  };
}

function toStored({ responses, durationsMs = {} }: AttemptToIssue): StoredResponses {
  return Object.fromEntries(
    Object.entries(responses.answers).map(([placement, options]) => {
      const durationMs = durationsMs[placement];
      const took = durationMs === undefined ? {} : { durationMs };
      return [
        placement,
        options.length > 0 ? { options: [...options], ...took } : { options: [], skipped: true as const, ...took },
      ];
    }),
  );
}
