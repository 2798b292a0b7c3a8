import { v7 } from 'uuid';
import { z } from 'zod';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { Worker } from '../../jobs/worker.ts';
import type { ComparisonToRun } from './comparison-thread.ts';
import { longestSilenceMs } from './longest-silence.ts';

const payloadSchema = z.strictObject({ comparisonId: z.uuid() });

/**
 * Runs a comparison in a thread of its own with its own connection, so that the server goes on answering. Nothing where it
 * was stopped, is done, or is being run by somebody else.
 */
export async function runComparison({ database, connectionString }: Worker, payload: unknown): Promise<void> {
  const { comparisonId } = payloadSchema.parse(payload);
  const runId = v7();
  const now = new Date();
  const { count } = await database.scoringComparison.updateMany({
    where: {
      id: comparisonId,
      OR: [{ state: 'queued' }, { state: 'running', seenAt: { lt: new Date(now.getTime() - longestSilenceMs) } }],
    },
    data: { state: 'running', runId, startedAt: now, seenAt: now },
  });
  if (count === 0) return;
  try {
    const given: ComparisonToRun = { connectionString, comparisonId, runId };
    await runInThread(new URL('./comparison-thread.ts', import.meta.url), given);
  } catch (error) {
    await database.scoringComparison.updateMany({
      where: { id: comparisonId, runId, state: 'running' },
      data: { state: 'failed', failure: 'It ended because of an error. Start it again.', finishedAt: new Date() },
    });
    throw error;
  }
}
