import type { Database } from '../../db/client.ts';

const keptMs = 7 * 24 * 60 * 60 * 1000;

/** Deletes comparisons that were asked for more than seven days ago. */
export async function purgeComparisons(database: Database, now: Date): Promise<void> {
  await database.scoringComparison.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - keptMs) } } });
}
