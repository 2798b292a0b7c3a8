import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runDueJobs } from '../../../jobs/start-worker.ts';
import { type ApiUnderTest, testSecret } from '../../../testing/api-under-test.ts';
import { importAttempts } from '../../attempt-import/import-attempts.ts';
import { beginAct } from '../../audit/record-act.ts';
import { foldAttempts } from '../../insight/fold-attempts.ts';

export const teaFolder = fileURLToPath(new URL('../../../testing/bundles/tea', import.meta.url));

/** One answer each to b1, b2, b3, t1, t2, t3 and to the segment question, by the keys of options; empty: none. */
export type Drinker = readonly [string, string, string, string, string, string, string];

/**
 * Five of each: brewing is 50 for all; tasting is 25, 50, 100, 0 when t3 weighs 2 and the others 1, and 50, 25, 100, 0 when
 * t1 weighs 2 and the others 1.
 */
export const twentyDrinkers: Drinker[] = (
  [
    ['c', 'c', 'b', 'd', 'a', 'a', 'electric'],
    ['c', 'c', 'b', 'a', 'a', 'c', 'electric'],
    ['c', 'c', 'b', 'd', 'b', 'c', 'stove'],
    ['c', 'c', 'b', 'a', 'a', 'a', ''],
  ] as const
).flatMap((drinker) => Array.from({ length: 5 }, () => drinker));

/** Brings attempts in as the product does, and counts them. */
export async function importDrinkers(
  api: ApiUnderTest,
  drinkers: readonly Drinker[],
  locale = 'en',
  month = '2026-10',
): Promise<string> {
  const lines = [
    'b1,b2,b3,t1,t2,t3,segment:kettle,locale,submitted_at',
    ...drinkers.map((answers) => [...answers, locale, `${month}-15T00:00:00Z`].join(',')),
  ];
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'yardstick-drinkers-')), 'drinkers.csv');
  await writeFile(file, `${lines.join('\n')}\n`);
  const { importId } = await importAttempts(api.database, {
    assessment: 'tea',
    file,
    fileName: 'drinkers.csv',
    act: beginAct({ kind: 'person', id: null, name: 'Ada' }),
    isDryRun: false,
  });
  await fold(api);
  return importId as string;
}

export async function fold({ database }: ApiUnderTest): Promise<void> {
  while ((await foldAttempts(database)) > 0);
}

/** Publishes the assessment of tea once more, with other words in its file. */
export async function publishTea(api: ApiUnderTest, replace: readonly (readonly [string, string])[]): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yardstick-tea-'));
  await cp(teaFolder, folder, { recursive: true });
  const file = path.join(folder, 'assessments/tea.yaml');
  let text = await readFile(file, 'utf8');
  for (const [before, after] of replace) {
    if (!text.includes(before)) throw new Error(`the bundle does not say ${before}`);
    text = text.replace(before, after);
  }
  await writeFile(file, text);
  await api.importFolder(folder);
}

/** t1 weighs 2 and t3 weighs 1, instead of the other way round. */
export const otherWeights = [
  ['{ question: t1, required', '{ question: t1, weight: 2, required'],
  ['{ question: t3, weight: 2, required', '{ question: t3, required'],
] as const;

export const runJobs = (api: ApiUnderTest) =>
  runDueJobs(api.connectionString, {
    database: api.database,
    secret: testSecret,
    privateAddresses: true,
    dataDir: tmpdir(),
  });
