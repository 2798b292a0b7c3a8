import type { Database } from '../../db/client.ts';

const batch = 1000;

/** Erases attempts that were never submitted and take no responses any more, in batches, so that nobody waits for long. */
export async function purgeExpiredAttempts(database: Database, now: Date): Promise<void> {
  let erased: number;
  do {
    erased = await database.$executeRaw`
      DELETE FROM attempt WHERE id IN (
        SELECT id FROM attempt WHERE submitted_at IS NULL AND expires_at < ${now} LIMIT ${batch}
      ) AND submitted_at IS NULL`;
  } while (erased === batch);
}
