import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { countOf } from '@yardstick/domain/content/count-words.ts';
import { formatPlan } from '@yardstick/domain/interchange/format-plan.ts';
import { formatProblems } from '@yardstick/domain/interchange/format-problems.ts';
import { writeBundle } from '@yardstick/domain/interchange/write-bundle.ts';
import { openDatabase } from '../../db/open-database.ts';
import { readEnvironment, resolveGiven } from '../../env.ts';
import { reportFailure } from '../../report-failure.ts';
import { checkBundle } from './check-bundle.ts';
import { importBundle, planAgainst } from './import-bundle.ts';
import { readBundleFolder, UnreadableFolder } from './read-bundle-folder.ts';
import { readContent } from './read-content.ts';

const usage = `Usage:
  pnpm content check  <folder>            say what is wrong with a bundle; touches nothing
  pnpm content import <folder> [--dry-run] bring a bundle in, all of it or nothing
  pnpm content export <folder>            write all content into an empty or earlier bundle folder
`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const [command, folderArgument, ...flags] = process.argv.slice(2);
const folder = folderArgument && resolveGiven(folderArgument);

if (!folder || !['check', 'import', 'export'].includes(command ?? '')) {
  process.stderr.write(usage);
  process.exit(2);
}
await run(command as 'check' | 'import' | 'export', folder).catch((error: unknown) => reportFailure(error));

async function run(action: 'check' | 'import' | 'export', target: string): Promise<void> {
  if (action === 'export') return exportTo(target);
  const { bundle, problems } = checkBundle(await readBundleFolder(target));
  if (problems.length > 0) say(formatProblems(problems));
  if (!bundle) {
    process.exitCode = 1;
    return say('Nothing was imported.');
  }
  if (action === 'check') return say('The bundle can be imported.');
  const { database, close } = await openDatabase(readEnvironment());
  try {
    if (flags.includes('--dry-run')) {
      say(formatPlan(await planAgainst(database, bundle)));
      return say('Dry run: nothing was imported.');
    }
    const { plan, published } = await importBundle(database, bundle, { author: 'content import', now: new Date() });
    say(formatPlan(plan));
    say(
      published.length > 0
        ? `Published: ${published.map(({ kind, key }) => `${kind} ${key}`).join(', ')}.`
        : 'Nothing new to publish.',
    );
  } finally {
    await close();
  }
}

async function exportTo(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const present = await readdir(target);
  // A folder of something else must not be mixed with a bundle.
  if (present.some((name) => !name.startsWith('.')) && !present.includes('bundle.yaml')) {
    throw new UnreadableFolder(`${target} holds something that is no bundle; choose an empty folder.`);
  }
  const { database, close } = await openDatabase(readEnvironment());
  try {
    const files = writeBundle(await readContent(database));
    for (const [name, text] of files) {
      await mkdir(path.dirname(path.join(target, name)), { recursive: true });
      await writeFile(path.join(target, name), text);
    }
    say(`${countOf(files.size, 'file')} written to ${target}.`);
  } finally {
    await close();
  }
}
