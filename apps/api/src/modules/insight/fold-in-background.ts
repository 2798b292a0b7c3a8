import { runInThread } from '../../jobs/run-in-thread.ts';
import type { Worker } from '../../jobs/worker.ts';
import { foldAttempts } from './fold-attempts.ts';
import type { FoldToRun } from './fold-thread.ts';

/** So many are counted in a moment; a thread takes longer to begin. */
const fewNotes = 100;

/** `foldAttempts`, beside requests that wait for none of it: after an import there are a hundred thousand notes. */
export async function foldInBackground({ database, connectionString }: Pick<Worker, 'database' | 'connectionString'>) {
  const [row] = await database.$queryRaw<{ notes: number }[]>`
    SELECT count(*)::int AS notes FROM (SELECT FROM insight_change LIMIT ${fewNotes + 1}) AS note`;
  if ((row?.notes ?? 0) <= fewNotes) {
    await foldAttempts(database);
    return;
  }
  const given: FoldToRun = { connectionString };
  await runInThread({ program: new URL('./fold-thread.ts', import.meta.url), given });
}
