import { rm } from 'node:fs/promises';
import type { Database } from '../../db/client.ts';
import { exportFileOf, listExportFiles, partFileOf } from './export-folder.ts';

/** Takes away the files of exports that have expired or were cancelled, and what workers that died have left. */
export async function purgeAttemptExports(
  { database, dataDir }: { database: Database; dataDir: string },
  now: Date,
): Promise<void> {
  await database.attemptExport.updateMany({
    where: { state: 'ready', expiresAt: { lte: now } },
    data: { state: 'expired' },
  });
  // The folder first: whatever is in it now was claimed before, so the rows below know it.
  const files = await listExportFiles(dataDir);
  const rows = await database.attemptExport.findMany({ where: { state: { in: ['ready', 'running'] } } });
  const kept = new Set(
    rows.flatMap(({ runId, ...row }) => [
      exportFileOf(dataDir, row),
      ...(runId ? [partFileOf(dataDir, { id: row.id, runId })] : []),
    ]),
  );
  for (const file of files) if (!kept.has(file)) await rm(file, { force: true });
}
