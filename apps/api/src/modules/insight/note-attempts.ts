import {
  type CountedRowLayout,
  layOutCountedRow,
  prepareToWriteRows,
} from '@yardstick/domain/statistics/counted-row.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { type StoredResponses, type StoredSegments, toResponses } from '../attempt/stored-responses.ts';
import type { FrozenForm, FrozenScoringModel } from '../publishing/published-content.ts';

export type Origin = 'respondent' | 'import' | 'simulated';

/** A submitted attempt, as far as it is counted. */
export interface SubmittedAttempt {
  id: string;
  locale: string;
  submittedAt: Date;
  responses: StoredResponses;
  segments: StoredSegments;
}

interface Submissions {
  form: FrozenForm;
  /** by which their outcomes were issued */
  scoringModel: FrozenScoringModel;
  origin: Origin;
  attempts: readonly SubmittedAttempt[];
}

/** Says in the transaction that submits an attempt that it is to be counted, and has it counted soon. One statement. */
export async function noteSubmission(transaction: Prisma.TransactionClient, submissions: Submissions) {
  await transaction.$executeRaw`WITH ${noting(submissions)} ${enqueueFold}`;
}

/**
 * The same of many attempts, in a transaction that may take long: it does not touch the queue, where submissions would
 * wait for it. Say `foldSoon` at its end.
 */
export async function noteSubmissions(transaction: Prisma.TransactionClient, submissions: Submissions) {
  await transaction.$executeRaw`WITH ${noting(submissions)} SELECT`;
}

/** Writes attempts in few bytes, and the notes by which folding finds them. */
function noting({ form, scoringModel, origin, attempts }: Submissions): Prisma.Sql {
  const write = writerFor(form, scoringModel);
  return Prisma.sql`submitted AS (
      SELECT id, locale, submitted_on, decode(content, 'hex') AS content
      FROM unnest(${attempts.map(({ id }) => id)}::uuid[], ${attempts.map(({ locale }) => locale)}::text[],
                  ${attempts.map(({ submittedAt }) => submittedAt.toISOString().slice(0, 10))}::text[]::date[],
                  ${attempts.map((attempt) => Buffer.from(write(attempt)).toString('hex'))}::text[])
           AS row(id, locale, submitted_on, content)
    ), counted AS (
      INSERT INTO counted_attempt (attempt_id, form_id, scoring_model_id, origin, locale, submitted_on, content)
      SELECT id, ${form.id}::uuid, ${scoringModel.id}::uuid, ${origin}, locale, submitted_on, content FROM submitted
      ON CONFLICT (attempt_id) DO NOTHING RETURNING attempt_id
    ), noted AS (
      INSERT INTO insight_change (attempt_id, scoring_model_id, sign, issued, form_id, origin, locale, month, content_model_id, content)
      SELECT id, ${scoringModel.id}::uuid, 1, true, ${form.id}::uuid, ${origin}, locale, to_char(submitted_on, 'YYYY-MM'),
             ${scoringModel.id}::uuid, content
      FROM submitted JOIN counted ON counted.attempt_id = id
    )`;
}

const writers = new WeakMap<FrozenForm, Map<string, (attempt: SubmittedAttempt) => Uint8Array>>();

/** Gives a function that writes an attempt as `counted_attempt` keeps it. */
export function writerFor(form: FrozenForm, scoringModel: FrozenScoringModel) {
  const known = writers.get(form) ?? new Map<string, (attempt: SubmittedAttempt) => Uint8Array>();
  writers.set(form, known);
  const writer =
    known.get(scoringModel.id) ?? prepareWriter(form, layOutCountedRow(form.content, scoringModel.content));
  known.set(scoringModel.id, writer);
  return writer;
}

function prepareWriter(form: FrozenForm, layout: CountedRowLayout) {
  const write = prepareToWriteRows(layout);
  return ({ responses, segments }: SubmittedAttempt) =>
    write({
      responses: toResponses(form.content, responses),
      segments,
      durationsMs: Object.fromEntries(
        Object.entries(responses).map(([placement, { durationMs }]) => [placement, durationMs ?? 0]),
      ),
    });
}

/** Says that attempts have outcomes under another scoring model now; their answers are counted already. One statement. */
export async function noteRescored(
  transaction: Prisma.TransactionClient,
  { scoringModelId, attemptIds }: { scoringModelId: string; attemptIds: readonly string[] },
) {
  await transaction.$executeRaw`
    INSERT INTO insight_change (attempt_id, scoring_model_id, sign, issued, form_id, origin, locale, month, content_model_id, content)
    SELECT attempt_id, ${scoringModelId}::uuid, 1, false, form_id, origin, locale, to_char(submitted_on, 'YYYY-MM'),
           scoring_model_id, content
    FROM counted_attempt WHERE attempt_id = ANY (${attemptIds}::uuid[])`;
}

/**
 * Says that attempts are erased; call it before deleting them, in the same transaction. An attempt that is not counted yet
 * will never be; of one that is, what was counted is kept until it is taken out, within a minute, and no longer.
 */
export async function noteErased(transaction: Prisma.TransactionClient, attemptIds: readonly string[]) {
  // Waits for a submission under way, so that its note is seen by the next statement, which may wait long.
  await transaction.$queryRaw`
    SELECT id, set_config('statement_timeout', '60s', true) FROM attempt
    WHERE id = ANY (${attemptIds}::uuid[]) ORDER BY id FOR UPDATE`;
  // Waits for a fold that has just taken a note: then it is gone, and that outcome is counted.
  await transaction.$executeRaw`
    WITH uncounted AS (
      DELETE FROM insight_change WHERE attempt_id = ANY (${attemptIds}::uuid[]) AND sign = 1
      RETURNING attempt_id, scoring_model_id
    )
    INSERT INTO insight_change (attempt_id, scoring_model_id, sign, issued, form_id, origin, locale, month, content_model_id, content)
    SELECT c.attempt_id, o.scoring_model_id, -1, bool_or(o.reason = 'issued'), c.form_id, c.origin, c.locale,
           to_char(c.submitted_on, 'YYYY-MM'), c.scoring_model_id, c.content
    FROM counted_attempt c JOIN outcome o ON o.attempt_id = c.attempt_id
    WHERE c.attempt_id = ANY (${attemptIds}::uuid[])
      AND NOT EXISTS (SELECT FROM uncounted u WHERE (u.attempt_id, u.scoring_model_id) = (o.attempt_id, o.scoring_model_id))
    GROUP BY c.attempt_id, o.scoring_model_id`;
}

/** Has what was noted counted soon. The last statement of a transaction: others may wait for it. */
export async function foldSoon(transaction: Prisma.TransactionClient) {
  await transaction.$executeRaw`${enqueueFold}`;
}

/** A little later, so that what comes in the same moment is folded together. */
const enqueueFold = Prisma.sql`SELECT enqueue_job_once('fold-attempts', now() + interval '2 seconds')`;
