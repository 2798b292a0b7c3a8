import { Prisma } from '../../generated/prisma/client.ts';
import { countedContent } from './counted-attempt.ts';

/** Says in the transaction that submits an attempt that it is to be counted, and has it counted soon. One statement. */
export async function noteSubmission(transaction: Prisma.TransactionClient, attemptId: string) {
  await transaction.$executeRaw`
    WITH noted AS (INSERT INTO insight_change (attempt_id) VALUES (${attemptId}::uuid)) ${enqueueFold}`;
}

/**
 * The same of many attempts, in a transaction that may take long: it does not touch the queue, where submissions would
 * wait for it. They are counted within a minute.
 */
export async function noteSubmissions(transaction: Prisma.TransactionClient, attemptIds: readonly string[]) {
  await transaction.$executeRaw`INSERT INTO insight_change (attempt_id) SELECT unnest(${attemptIds}::uuid[])`;
}

/**
 * Says that attempts are erased; call it before deleting them, in the same transaction. An attempt that is not counted yet
 * will never be; of one that is, what was counted is kept until it is taken out, within a minute, and no longer.
 */
export async function noteErased(transaction: Prisma.TransactionClient, attemptIds: readonly string[]) {
  // Waits for a submission under way, so that its note is seen by the next statement.
  await transaction.$queryRaw`SELECT id FROM attempt WHERE id = ANY (${attemptIds}::uuid[]) ORDER BY id FOR UPDATE`;
  // Waits for a fold that has just taken the note: then it is gone, and the attempt is counted.
  const uncounted = await transaction.$queryRaw<{ id: string }[]>`
    DELETE FROM insight_change WHERE attempt_id = ANY (${attemptIds}::uuid[]) AND erased IS NULL RETURNING attempt_id AS id`;
  const skipped = uncounted.map(({ id }) => id);
  await transaction.$executeRaw`
    INSERT INTO insight_change (attempt_id, erased)
    SELECT a.id, ${countedContent} FROM attempt a JOIN outcome o ON o.attempt_id = a.id AND o.reason = 'issued'
    WHERE a.id = ANY (${attemptIds}::uuid[]) AND a.id <> ALL (${skipped}::uuid[]) AND a.submitted_at IS NOT NULL`;
}

/** Has what was noted counted soon. The last statement of a short transaction: others may wait for it. */
export async function foldSoon(transaction: Prisma.TransactionClient) {
  await transaction.$executeRaw`${enqueueFold}`;
}

/** A little later, so that what comes in the same moment is folded together. */
const enqueueFold = Prisma.sql`SELECT enqueue_job_once('fold-attempts', now() + interval '2 seconds')`;
