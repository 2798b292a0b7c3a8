import type { Database } from '../../db/client.ts';
import { jobKeyOf } from './rescoring-job.ts';

/** A batch takes a second or two; a re-scoring that is silent for longer has lost its worker. */
const longestSilenceMs = 60_000;

/** Has re-scorings taken up again whose server has died. */
export async function resumeRescorings(database: Database, now: Date): Promise<void> {
  const silentSince = new Date(now.getTime() - longestSilenceMs);
  const silent = await database.rescoring.findMany({
    where: {
      state: { in: ['queued', 'running'] },
      createdAt: { lt: silentSince },
      OR: [{ seenAt: null }, { seenAt: { lt: silentSince } }],
    },
    select: { id: true },
  });
  for (const { id } of silent) {
    const payload = JSON.stringify({ rescoringId: id });
    await database.$executeRaw`SELECT enqueue_job('rescore-attempts', ${payload}::json, now(), ${jobKeyOf(id)})`;
  }
}
