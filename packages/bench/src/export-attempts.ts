import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { asOwner } from '@yardstick/api/testing/as-owner.ts';
import { layOutCountedRow, prepareToWriteRows } from '@yardstick/domain/statistics/counted-row.ts';
import { createRandomResponses } from './random-responses.ts';
import { type BenchDatabase, withDatabase } from './with-product.ts';

const attemptCount = 1_000_000;
const batch = 10_000;
const formats = ['csv', 'parquet'] as const;
/** In a process of its own, so that its memory is that of an export and of nothing else. */
const program = path.join(import.meta.dirname, 'export-alone.ts');

await withDatabase(async (made) => {
  const { connectionString } = made;
  await fill(made);
  const copy = await copyOut(connectionString);
  for (const format of formats) {
    const { seconds, bytes, bytesBefore, peakBytes, longestMs } = await runAlone(connectionString, format);
    say(
      `${format.padEnd(8)} ${perSecond(seconds)} rows/s, ${mega(bytes)} MB, ${mega(peakBytes)} MB of memory at most (${mega(bytesBefore)} before), ` +
        `${Math.round(longestMs)} ms without a pause at most; ratio ${(copy.seconds / seconds).toFixed(3)}`,
    );
  }
  say(`COPY     ${perSecond(copy.seconds)} rows/s`);
});

async function runAlone(connectionString: string, format: string) {
  const child = spawn(process.execPath, [program, connectionString, format], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  await once(child, 'close');
  return JSON.parse(text) as {
    seconds: number;
    bytes: number;
    bytesBefore: number;
    peakBytes: number;
    longestMs: number;
  };
}

/** Random attempts straight into the table that exports read; the same every time. */
async function fill({ database, publication }: BenchDatabase): Promise<void> {
  const { form, scoringModel } = publication;
  const write = prepareToWriteRows(layOutCountedRow(form.content, scoringModel.content));
  const next = createRandomResponses(scoringModel.content, 20_261_126);
  for (let from = 0; from < attemptCount; from += batch) {
    const rows = Array.from({ length: batch }, (_, nth) => {
      const segments = form.content.segments.map(({ id, options }, place) => [
        id,
        options[((from + nth) >> (2 * place)) % options.length]?.id ?? '',
      ]);
      const durationsMs = Object.fromEntries(
        scoringModel.content.placements.map(({ placement }) => [placement, 12_000]),
      );
      return Buffer.from(write({ responses: next(), segments: Object.fromEntries(segments), durationsMs })).toString(
        'hex',
      );
    });
    await database.$executeRaw`
      WITH row AS (
        SELECT gen_random_uuid() AS id, decode(hex, 'hex') AS content, now() - nth % 300 * interval '1 day' AS submitted_at
        FROM unnest(${rows}::text[]) WITH ORDINALITY AS given(hex, nth)
      ), attempt AS (
        INSERT INTO attempt (id, publication_id, form_id, origin, locale, started_at, submitted_at, expires_at)
        SELECT id, ${publication.id}::uuid, ${form.id}::uuid, 'import', 'en', submitted_at, submitted_at, submitted_at + interval '1 second' FROM row
      )
      INSERT INTO counted_attempt (attempt_id, form_id, scoring_model_id, origin, locale, submitted_on, content)
      SELECT id, ${form.id}::uuid, ${scoringModel.id}::uuid, 'import', 'en', submitted_at::date, content FROM row`;
  }
}

/** The very table as CSV, read from PostgreSQL and thrown away: what no export that reads it can undercut. */
async function copyOut(connectionString: string): Promise<{ seconds: number }> {
  return asOwner(connectionString, async (sql) => {
    const start = performance.now();
    const { rowCount } = await sql.query('COPY counted_attempt TO STDOUT WITH (FORMAT csv)');
    if (rowCount !== attemptCount) throw new Error('the table is not what it should be');
    return { seconds: (performance.now() - start) / 1000 };
  });
}

function mega(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function perSecond(seconds: number): string {
  return Math.round(attemptCount / seconds)
    .toLocaleString('en')
    .padStart(9);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
