import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { theSystem } from '@yardstick/api/auth/viewer.ts';
import { importAttempts } from '@yardstick/api/modules/attempt-import/import-attempts.ts';
import { beginAct } from '@yardstick/api/modules/audit/record-act.ts';
import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import { createRandomResponses } from './random-responses.ts';
import { type BenchDatabase, firstAssessment, withDatabase } from './with-product.ts';

await withDatabase(async (made) => {
  // Memory that grew with the file would be ten times as much in the last one.
  for (const attemptCount of [10_000, 30_000, 100_000]) await measure(made, attemptCount);
  const limit = await copyWithinDatabase(made);
  process.stdout.write(`the database alone  ${limit} attempts/s (the same rows into bare temporary tables)\n`);
});

async function measure({ database, dataDir, publication }: BenchDatabase, attemptCount: number): Promise<void> {
  const file = path.join(dataDir, `${attemptCount}.csv`);
  await writeAttempts(publication, file, attemptCount);
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const start = performance.now();
  const act = beginAct({ ...theSystem, name: 'a benchmark' });
  await importAttempts(database, { assessment: firstAssessment, file, fileName: file, act, isDryRun: false });
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampling);
  process.stdout.write(
    `${attemptCount} attempts in ${seconds.toFixed(1)} s  ${Math.round(attemptCount / seconds)} attempts/s  at most ${Math.round(peak / 1e6)} MB resident\n`,
  );
}

async function writeAttempts(
  { form, scoringModel }: BenchDatabase['publication'],
  file: string,
  attemptCount: number,
): Promise<void> {
  const next = createRandomResponses(scoringModel.content, attemptCount);
  const questions = placementsOf(form.content).map(({ id, question }) => ({
    id,
    key: question.key,
    options: new Map(question.options.map((option) => [option.id, option.key])),
  }));
  const stream = createWriteStream(file);
  stream.write(`${questions.map(({ key }) => key).join(',')}\n`);
  for (let row = 0; row < attemptCount; row++) {
    const { answers } = next();
    const cells = questions.map(({ id, options }) =>
      (answers[id] ?? []).map((option) => options.get(option)).join('|'),
    );
    if (!stream.write(`${cells.join(',')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

/** Attempts per second. */
async function copyWithinDatabase({ database }: BenchDatabase): Promise<number> {
  return database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`CREATE TEMP TABLE bare_attempt (LIKE attempt) ON COMMIT DROP`;
      await transaction.$executeRaw`CREATE TEMP TABLE bare_outcome (LIKE outcome) ON COMMIT DROP`;
      const start = performance.now();
      const copied = await transaction.$executeRaw`INSERT INTO bare_attempt SELECT * FROM attempt`;
      await transaction.$executeRaw`INSERT INTO bare_outcome SELECT * FROM outcome`;
      return Math.round((copied * 1000) / (performance.now() - start));
    },
    { timeout: 60_000 },
  );
}
