import { countOf } from '@yardstick/domain/content/count-words.ts';
import { openDatabase } from '../../db/open-database.ts';
import { readEnvironment } from '../../env.ts';
import { reportFailure } from '../../report-failure.ts';
import { replayOutcomes } from './replay-outcome.ts';

const [target] = process.argv.slice(2);
const uuid = /^[0-9a-f-]{36}$/i;

if (!target || (target !== '--all' && !uuid.test(target))) {
  process.stderr.write(
    'Usage:\n  pnpm replay <outcome id>   score one outcome again and compare\n  pnpm replay --all          score every outcome again and compare\n',
  );
  process.exit(2);
}
await run(target === '--all' ? null : target).catch((error: unknown) =>
  reportFailure(error, 'Replaying writes nothing.'),
);

async function run(outcomeId: string | null): Promise<void> {
  const { database, close } = await openDatabase(readEnvironment());
  let checked = 0;
  let different = 0;
  try {
    for await (const replay of replayOutcomes(database, outcomeId)) {
      checked++;
      if (replay.isSameInput && replay.isSameOutcome) continue;
      different++;
      process.stdout.write(
        `outcome ${replay.outcomeId}: ${replay.isSameInput ? 'same input, other scores' : 'its input has another hash'}\n`,
      );
    }
  } finally {
    await close();
  }
  if (checked === 0) {
    process.stderr.write(outcomeId ? `There is no outcome ${outcomeId}.\n` : 'There is no outcome yet.\n');
    process.exitCode = 1;
    return;
  }
  process.stdout.write(
    `${countOf(checked, 'outcome')} scored again, ${checked - different} the same to the last bit, ${different} different.\n`,
  );
  if (different > 0) process.exitCode = 1;
}
