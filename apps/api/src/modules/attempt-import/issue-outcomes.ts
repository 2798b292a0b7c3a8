import type { AttemptFromElsewhere } from '@yardstick/domain/interchange/attempts/read-attempt-row.ts';
import { algorithmVersion, inputHash } from '@yardstick/domain/scoring/algorithm.ts';
import { compileScorer } from '@yardstick/domain/scoring/compile-scorer.ts';
import type { Responses } from '@yardstick/domain/scoring/responses.ts';
import { scoreResponses } from '@yardstick/domain/scoring/score-attempt.ts';
import { v7 } from 'uuid';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { StoredResponses } from '../attempt/stored-responses.ts';
import { noteSubmissions } from '../insight/note-attempts.ts';
import type { AssessmentPublication } from '../publishing/published-content.ts';

export interface ImportedBatch {
  importId: string;
  attempts: readonly AttemptFromElsewhere[];
  /** when the outcomes are issued, and when attempts were submitted that do not say */
  now: Date;
}

/**
 * Prepares to write attempts as submitting leaves them: with the outcome issued by the publication's scoring model. Gives
 * a function that writes a batch in three statements and returns the ids of its attempts.
 */
export function prepareToIssue({ id: publicationId, form, scoringModel }: AssessmentPublication) {
  const scorer = compileScorer(scoringModel.content);
  const hashed = { formHash: form.hash, scoringModelHash: scoringModel.hash, algorithmVersion };
  return async (
    transaction: Prisma.TransactionClient,
    { importId, attempts, now }: ImportedBatch,
  ): Promise<string[]> => {
    const ids = attempts.map(() => v7());
    const submitted = attempts.map(({ submittedAt }) => (submittedAt ?? now).toISOString());
    // Nobody saw them begin, so they began when they were submitted; they never took responses here.
    await transaction.$executeRaw`
      INSERT INTO attempt (id, publication_id, form_id, origin, import_id, locale, responses, segments, started_at, submitted_at, expires_at)
      SELECT id, ${publicationId}::uuid, ${form.id}::uuid, 'import', ${importId}::uuid, locale, responses::jsonb,
             segments::jsonb, submitted_at, submitted_at, submitted_at + interval '1 second'
      FROM unnest(${ids}::uuid[], ${attempts.map(({ locale }) => locale)}::text[],
                  ${attempts.map(({ responses }) => JSON.stringify(toStored(responses)))}::text[],
                  ${attempts.map(({ segments }) => JSON.stringify(segments))}::text[], ${submitted}::timestamptz[])
           AS row(id, locale, responses, segments, submitted_at)`;
    await transaction.$executeRaw`
      INSERT INTO outcome (attempt_id, id, form_id, scoring_model_id, publication_id, algorithm_version, input_hash, reason, scores, issued_at)
      SELECT attempt_id, id, ${form.id}::uuid, ${scoringModel.id}::uuid, ${publicationId}::uuid, ${algorithmVersion},
             input_hash, 'issued', scores::jsonb, ${now.toISOString()}::timestamptz
      FROM unnest(${ids}::uuid[], ${attempts.map(() => v7())}::uuid[],
                  ${attempts.map(({ responses }) => inputHash({ ...hashed, responses }))}::text[],
                  ${attempts.map(({ responses }) => JSON.stringify(scoreResponses(scorer, responses)))}::text[])
           AS row(attempt_id, id, input_hash, scores)`;
    await noteSubmissions(transaction, {
      form,
      scoringModel,
      origin: 'import',
      attempts: attempts.map(({ responses, segments, locale, submittedAt }, place) => ({
        id: ids[place] as string,
        locale,
        submittedAt: submittedAt ?? now,
        responses: toStored(responses),
        segments,
      })),
    });
    return ids;
  };
}

function toStored({ answers }: Responses): StoredResponses {
  return Object.fromEntries(
    Object.entries(answers).map(([placement, options]) => [
      placement,
      options.length > 0 ? { options: [...options] } : { options: [], skipped: true as const },
    ]),
  );
}
