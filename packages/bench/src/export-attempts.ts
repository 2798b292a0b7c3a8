import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { asOwner } from '@yardstick/api/testing/as-owner.ts';
import { layOutCountedRow, prepareToWriteRows } from '@yardstick/domain/statistics/counted-row.ts';
import { askForGuides } from './ask-for-guides.ts';
import { createRandomResponses } from './random-responses.ts';
import { type BenchDatabase, firstAssessment, withDatabase } from './with-product.ts';
import { type BenchServer, withServer } from './with-server.ts';

const { values } = parseArgs({ options: { attempts: { type: 'string', default: '1000000' } } });
const attemptCount = Number(values.attempts);
const batch = 10_000;
const formats = ['CSV', 'PARQUET'] as const;
const everyMs = 20;
const warmUpMs = 10_000;

await withDatabase(async (made) => {
  await fill(made);
  const copy = await copyOut(made.connectionString);
  say(`COPY      ${perSecond(copy.seconds)} rows/s`);
  for (const format of formats) {
    await withServer(made, format, async (server) => {
      const alone = await exportFrom(server, format);
      say(
        `${format.padEnd(8)}  ${perSecond(alone.seconds)} rows/s, ratio ${(copy.seconds / alone.seconds).toFixed(3)}, ${mega(alone.bytes)} MB; ` +
          describeMemory(alone),
      );
      const idle = await askForGuides(server.url, { everyMs, until: pause(warmUpMs) });
      const exporting = exportFrom(server, format);
      const busy = await askForGuides(server.url, { everyMs, until: exporting });
      const besides = await exporting;
      say(
        `${' '.repeat(8)}  ${perSecond(besides.seconds)} rows/s beside requests; ${describeMemory(besides)}; ` +
          `GuideList ${quantiles(busy)}, without an export ${quantiles(idle)}`,
      );
    });
  }
});

interface Exported {
  seconds: number;
  /** of the file */
  bytes: number;
  /** of memory: what the process of the export held at most */
  peakBytes: number;
  /** what the server held before, and at most meanwhile */
  server: { bytesBefore: number; peakBytes: number };
}

/** One export, asked for and waited for over HTTP. */
async function exportFrom({ process: { pid }, analyst }: BenchServer, format: string): Promise<Exported> {
  // Forgets what it held at most until now.
  await writeFile(`/proc/${pid}/clear_refs`, '5');
  const bytesBefore = await memoryOf(pid, 'VmRSS');
  const start = performance.now();
  await analyst.send(
    `mutation { startAttemptExport(input: { assessment: "${firstAssessment}", format: ${format}, values: true }) { __typename } }`,
  );
  let peakBytes = 0;
  for (;;) {
    await pause(100);
    const exporter = (await childrenOf(pid))[0];
    if (exporter) peakBytes = Math.max(peakBytes, await memoryOf(exporter, 'VmHWM'));
    const { data } = await analyst.send('{ attemptExports(first: 1) { edges { node { state bytes rowsDone } } } }');
    const { state, bytes, rowsDone } = data.attemptExports.edges[0].node;
    if (state === 'QUEUED' || state === 'RUNNING') continue;
    if (state !== 'READY' || rowsDone !== attemptCount) throw new Error(`${state} after ${rowsDone} attempts`);
    const seconds = (performance.now() - start) / 1000;
    return { seconds, bytes, peakBytes, server: { bytesBefore, peakBytes: await memoryOf(pid, 'VmHWM') } };
  }
}

function describeMemory({ peakBytes, server }: Exported): string {
  const ofServer = `the server ${mega(server.bytesBefore)} MB before and ${mega(server.peakBytes)} MB at most`;
  return `the export held ${mega(peakBytes)} MB at most, ${ofServer}`;
}

async function childrenOf(pid: number | undefined): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

/** What Linux says of a process. */
async function memoryOf(pid: number | undefined, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  // A process that has just ended has no memory.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kibibytes] = new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(status) ?? [];
  return Number(kibibytes ?? 0) * 1024;
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

function quantiles(timesMs: number[]): string {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, at most ${at(1)} ms`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
