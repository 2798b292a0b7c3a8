import type { Database } from '../../db/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { reachedPlacement } from './reached-placement.ts';

const batch = 1000;

const reached = reachedPlacement({ responses: Prisma.sql`purged.responses`, form: Prisma.sql`form.content` });

/**
 * Erases attempts that were never submitted and take no responses any more, in batches, so that nobody waits for long. How
 * far they got is counted in the same statement: the funnel needs that, and nothing else of them is left.
 */
export async function purgeExpiredAttempts(database: Database, now: Date): Promise<void> {
  for (let erased = batch; erased === batch; ) {
    const [purged] = await database.$queryRaw<{ count: number }[]>`
      WITH purged AS (
        DELETE FROM attempt WHERE id IN (
          SELECT id FROM attempt WHERE submitted_at IS NULL AND expires_at < ${now} LIMIT ${batch}
        ) AND submitted_at IS NULL
        RETURNING form_id, origin, responses, to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month
      ), counted AS (
        INSERT INTO abandoned_attempt AS known (form_id, month, reached, n)
        SELECT form_id, month, ${reached}, count(*) FROM purged JOIN form ON form.id = purged.form_id
        WHERE origin = 'respondent' GROUP BY 1, 2, 3
        ON CONFLICT (form_id, month, reached) DO UPDATE SET n = known.n + excluded.n
      )
      SELECT count(*)::int AS count FROM purged`;
    erased = purged?.count ?? 0;
  }
}
