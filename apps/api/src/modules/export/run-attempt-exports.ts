import { rename, rm, stat } from 'node:fs/promises';
import { v7 } from 'uuid';
import type { Database } from '../../db/client.ts';
import type { AttemptExport, Prisma } from '../../generated/prisma/client.ts';
import type { Worker } from '../../jobs/worker.ts';
import { keptMs } from './attempt-export.ts';
import { exportFileOf, makeExportFolder, partFileOf } from './export-folder.ts';
import { type ExportProgress, ExportRefused, writeAttempts } from './write-attempts.ts';

/** A run that is silent for longer has died with its worker, and another starts the export over. */
const longestSilence = '1 minute';

/** Somebody cancelled the export, or took this run for dead. */
class RunEnded extends Error {}

type Exporting = Pick<Worker, 'database' | 'connectionString' | 'dataDir' | 'stopping'>;

/**
 * Writes what was asked for, one export after another until none waits or the worker is to stop; one worker at a time. A run
 * writes into a file of its own, which gets its name only when it is whole; when a worker dies, the next one starts that export
 * over.
 */
export async function runAttemptExports(exporting: Exporting): Promise<void> {
  while (!exporting.stopping?.aborted) {
    const claimed = await claimNext(exporting.database);
    if (!claimed) return;
    await runExport(exporting, claimed).catch((error) => {
      if (!(error instanceof RunEnded)) throw error;
    });
  }
}

type Claimed = AttemptExport & { runId: string };

async function claimNext(database: Database): Promise<Claimed | null> {
  const runId = v7();
  // Takes turns, so that two workers do not both find that nothing runs.
  const claimed = await database.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('attempt_export'))`;
    return transaction.$executeRaw`
      UPDATE attempt_export SET state = 'running', run_id = ${runId}::uuid, seen_at = now(), rows_total = NULL, rows_done = 0,
                                rows_left_out = 0
      WHERE id = (
        SELECT id FROM attempt_export
        WHERE state = 'queued' OR (state = 'running' AND seen_at < now() - ${longestSilence}::text::interval)
        ORDER BY created_at, id LIMIT 1
      ) AND NOT EXISTS (
        SELECT FROM attempt_export WHERE state = 'running' AND seen_at >= now() - ${longestSilence}::text::interval
      )`;
  });
  if (claimed === 0) return null;
  const row = await database.attemptExport.findFirst({ where: { runId } });
  return row && { ...row, runId };
}

async function runExport({ database, connectionString, dataDir }: Exporting, claimed: Claimed): Promise<void> {
  const part = partFileOf(dataDir, claimed);
  const onProgress = (progress: ExportProgress) => noteRun(database, claimed, progress);
  try {
    await makeExportFolder(dataDir);
    const done = await writeAttempts({ database, connectionString, path: part, onProgress }, claimed);
    const { size: bytes } = await stat(part);
    await noteRun(database, claimed, { ...done, bytes });
    await rename(part, exportFileOf(dataDir, claimed));
    const now = new Date();
    const expiresAt = new Date(now.getTime() + keptMs);
    await noteRun(database, claimed, { state: 'ready', finishedAt: now, expiresAt });
  } catch (error) {
    // Where that fails, too, it is purged later.
    await rm(part, { force: true }).catch(() => undefined);
    if (error instanceof RunEnded) throw error;
    const isKnown = error instanceof ExportRefused;
    const failure = isKnown ? error.message : 'The file could not be written; the log of the server says why.';
    await noteRun(database, claimed, { state: 'failed', failure, finishedAt: new Date() }).catch((problem) => {
      throw problem instanceof RunEnded ? problem : error;
    });
    if (!isKnown) throw error;
  }
}

/** Throws RunEnded where the export is not this run's any more. */
async function noteRun(
  database: Database,
  { id, runId }: Claimed,
  data: Prisma.AttemptExportUpdateManyMutationInput,
): Promise<void> {
  const { count } = await database.attemptExport.updateMany({
    where: { id, runId, state: 'running' },
    data: { ...data, seenAt: new Date() },
  });
  if (count === 0) throw new RunEnded();
}
