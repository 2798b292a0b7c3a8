import { countOf } from '@yardstick/domain/content/count-words.ts';
import { printable } from '@yardstick/domain/interchange/format-problems.ts';
import { theSystem } from '../../auth/viewer.ts';
import type { Database } from '../../db/client.ts';
import { openDatabase } from '../../db/open-database.ts';
import { readEnvironment } from '../../env.ts';
import { ActionableError } from '../../graphql/errors.ts';
import { reportFailure } from '../../report-failure.ts';
import { beginAct } from '../audit/record-act.ts';
import { foldAttempts } from '../insight/fold-attempts.ts';
import { eraseSimulatedAttempts } from './erase-simulated-attempts.ts';
import { readSimulationWords, type SimulationWords, usage } from './read-simulation-words.ts';
import { startProgress } from './show-progress.ts';
import { simulateAttempts } from './simulate-attempts.ts';

/** Batches are transactions, and none of them is undone. */
const doneWhenLost =
  'Whole batches of attempts were written or erased until then, and stay so. To write them anew, erase first: another run adds more.';

const act = beginAct({ ...theSystem, name: 'simulate' });
await begin().catch((error: unknown) => {
  if (!(error instanceof ActionableError)) return reportFailure(error, doneWhenLost);
  process.stderr.write(`${printable(error.message)}\n`);
  process.exitCode = 1;
});

async function begin(): Promise<void> {
  const words = readSimulationWords(
    process.argv.slice(2).filter((word) => word !== '--'),
    act.at,
  );
  if (!words) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const { database, close } = await openDatabase(readEnvironment());
  try {
    await run(database, words);
  } finally {
    await close();
  }
}

async function run(database: Database, words: SimulationWords): Promise<void> {
  const start = performance.now();
  if (words.command === 'erase') {
    const show = startProgress('erased');
    const erased = await eraseSimulatedAttempts(database, {
      ...words,
      act,
      onProgress: (progress) => show(progress.erased, progress.total),
    });
    await foldAttempts(database);
    return say(`${erased} simulated attempts at ${words.assessment} erased${secondsSince(start)}.`);
  }
  const show = startProgress('written');
  await simulateAttempts(database, {
    ...words,
    act,
    onProgress: (written) => show(written, words.attempts),
  });
  const writing = secondsSince(start);
  const counting = performance.now();
  await foldAttempts(database);
  say(
    `${countOf(words.attempts, 'attempt')} at ${words.assessment} simulated${writing} and counted${secondsSince(counting)}. ` +
      `To erase them: pnpm simulate erase ${words.assessment}`,
  );
}

function secondsSince(start: number): string {
  return ` in ${((performance.now() - start) / 1000).toFixed(1)} s`;
}

function say(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}
