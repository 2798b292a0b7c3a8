import { runInProcess } from '../../jobs/run-in-process.ts';
import type { Worker } from '../../jobs/worker.ts';
import { foldAttempts } from './fold-attempts.ts';
import type { FoldToRun } from './fold-process.ts';

/** So many are counted in a moment; a process takes longer to begin. */
const fewNotes = 100;

/** In MB: two batches under way take some 300. */
const heap = { old: 1024, young: 16 };

/** `foldAttempts`, beside requests that wait for none of it: after an import there are a hundred thousand notes. */
export async function foldInBackground({ database, connectionString }: Pick<Worker, 'database' | 'connectionString'>) {
  const [row] = await database.$queryRaw<{ notes: number }[]>`
    SELECT count(*)::int AS notes FROM (SELECT FROM insight_change LIMIT ${fewNotes + 1}) AS note`;
  if ((row?.notes ?? 0) <= fewNotes) {
    await foldAttempts(database);
    return;
  }
  const given: FoldToRun = { connectionString };
  await runInProcess({ program: new URL('./fold-process.ts', import.meta.url), given, heap });
}
