import { countOf } from '@yardstick/domain/content/count-words.ts';
import { openDatabase } from '../../db/open-database.ts';
import { readEnvironment } from '../../env.ts';
import { reportFailure } from '../../report-failure.ts';
import { recountCells } from './recount-cells.ts';

const [command, ...rest] = process.argv.slice(2).filter((word) => word !== '--');

if ((command !== 'verify' && command !== 'rebuild') || rest.length > 0) {
  process.stderr.write(
    'Usage:\n  pnpm insights verify    count all attempts again and compare what is kept of them\n  pnpm insights rebuild   count all attempts again and keep that\n',
  );
  process.exit(2);
}
await run({ write: command === 'rebuild' }).catch((error: unknown) => reportFailure(error));

async function run({ write }: { write: boolean }): Promise<void> {
  const { database, close } = await openDatabase(readEnvironment());
  try {
    const { outcomes, different } = await recountCells(database, { write });
    for (const name of different) process.stdout.write(`${write ? 'corrected' : 'different'}: ${name}\n`);
    process.stdout.write(
      `${countOf(outcomes, 'outcome')} counted again, ${countOf(different.length, 'cell or attempt', 'cells or attempts')} different.\n`,
    );
    if (different.length > 0 && !write) process.exitCode = 1;
  } finally {
    await close();
  }
}
