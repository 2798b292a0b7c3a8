import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { encodeAnswerCell } from '@yardstick/api/modules/insight/cell-book.ts';
import { addToAllTime, countRows, createCellBook } from '@yardstick/api/modules/insight/count-rows.ts';
import { beginEpoch, storeAnswers } from '@yardstick/api/modules/insight/stored-cells.ts';
import { asOwner } from '@yardstick/api/testing/as-owner.ts';
import { compareAttempts, pairScorings } from '@yardstick/domain/comparing/compare-attempts.ts';
import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { rowByte } from '@yardstick/domain/scoring/row-layout.ts';
import { type CountedRowLayout, layOutCountedRow } from '@yardstick/domain/statistics/counted-row.ts';
import { askForGuides } from './ask-for-guides.ts';
import { type BenchDatabase, firstAssessment, withDatabase } from './with-product.ts';
import { type BenchServer, withServer } from './with-server.ts';

// What a moved weight would change, at once and over every attempt: node packages/bench/src/compare-scorings.ts --attempts 1000000

const given = parseArgs({ options: { attempts: { type: 'string' } } }).values;
const attemptCount = Number(given.attempts ?? 1_000_000);
const rounds = 5;
const everyMs = 20;
const warmUpMs = 10_000;
const latencyRounds = 10;
const windowMs = 2000;
const readOverAndOver = `
  const bytes = new Uint8Array(Number(process.argv[1]));
  for (let sum = 0; ; ) for (const byte of bytes) sum += byte;`;
const at = { locale: 'en', month: '2026-10', day: '2026-10-15' };

await withDatabase(async (made) => {
  const { form, scoringModel } = made.publication;
  const layout = layOutCountedRow(form.content, scoringModel.content);
  const rows = drawRows(layout);
  say(`${count(attemptCount)} attempts × ${layout.row.slots.length} questions, ${layout.byteLength} bytes a row`);
  compareInMemory(scoringModel.content, layout, rows);
  await store(made, layout, rows);
  const draft = await moveWeight(made);
  await withServer(made, 'comparing', async (server) => {
    await askForMoments(server, made, draft);
    await countTransitions(server, made, { draft, byteLength: rows.length });
  });
});

/** Rows of people who answer at random, skip every fiftieth question and tell most of their segments. */
function drawRows(layout: CountedRowLayout): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(attemptCount * layout.byteLength);
  let state = 20_261_126;
  const below = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  for (let offset = 0; offset < rows.length; offset += layout.byteLength) {
    layout.segments.forEach(({ options }, place) => {
      rows[offset + place] = below(options.length + 1);
    });
    layout.row.slots.forEach(({ at: place, multiple, options }, slot) => {
      const byte = offset + layout.rowAt + place;
      const isSkipped = below(50) === 0;
      rows[offset + layout.secondsAt + slot] = isSkipped ? 0 : 1 + below(60);
      if (isSkipped) rows[byte] = rowByte.skipped;
      else if (!multiple) rows[byte] = rowByte.firstOption + below(options.length);
      else {
        rows[byte] = rowByte.answered;
        rows[byte + 1] = below(2 ** Math.min(8, options.length));
      }
    });
  }
  return rows;
}

/** The engine alone, beside a loop that reads the same bytes, adds a number for each and knows nothing of scoring. */
function compareInMemory(before: ScoringModel, layout: CountedRowLayout, rows: Uint8Array): void {
  const after = { ...before, competencies: before.competencies.map((one, place) => ({ ...one, weight: 1 + place })) };
  const table = Float64Array.from({ length: 256 }, (_, byte) => byte / 255);
  const bareMs: number[] = [];
  const ourMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bareMs.push(
      measureMs(() => {
        let sum = 0;
        for (let offset = layout.rowAt; offset < rows.length; offset += layout.byteLength) {
          for (let byte = 0; byte < layout.row.byteLength; byte++)
            sum += table[rows[offset + byte] as number] as number;
        }
        if (sum < 0) throw new Error('sums of nothing below zero');
      }),
    );
    const comparison = compareAttempts(pairScorings(before, after), { mostMoved: 20 });
    const group = comparison.createGroup();
    const read = comparison.reader(layout);
    ourMs.push(measureMs(() => read({ rows, rowCount: attemptCount, idOf: String, groupOf: () => group })));
    if (group.attempts !== attemptCount) throw new Error('not all attempts were counted');
  }
  const [bare, ours] = [Math.min(...bareMs), Math.min(...ourMs)];
  say(
    `in memory: two models, bands, ${before.roleProfiles.length} role profiles and who moves most ${ours.toFixed(0)} ms, ` +
      `bare loop over the same bytes ${bare.toFixed(0)} ms, ratio ${(ours / bare).toFixed(1)} (one core, best of ${rounds})`,
  );
}

/** What submitting and folding leave, without the attempts themselves: nothing here reads them. */
async function store(
  { database, connectionString, publication: { form, scoringModel } }: BenchDatabase,
  layout: CountedRowLayout,
  rows: Uint8Array<ArrayBuffer>,
) {
  const alike = { form, origin: 'import', scoringModel, contentModel: scoringModel, issued: true, ...at } as const;
  const book = createCellBook();
  const countingMs = measureMs(() => {
    const most = 50_000 * layout.byteLength;
    for (let from = 0; from < rows.length; from += most)
      countRows(book, { ...alike, content: rows.subarray(from, from + most) });
  });
  addToAllTime(book, book);
  await database.$transaction(
    async (transaction) =>
      storeAnswers(
        transaction,
        [...book.answers.values()].map((cell) => ({ ...cell.key, n: cell.n, ...encodeAnswerCell(cell) })),
        await beginEpoch(transaction),
      ),
    { timeout: 120_000 },
  );
  await asOwner(connectionString, async (sql) => {
    await sql.query('ALTER TABLE counted_attempt DROP CONSTRAINT counted_attempt_attempt_id_fkey');
    await sql.query(
      `CREATE FUNCTION piece(bytes bytea, nth int) RETURNS bytea LANGUAGE sql IMMUTABLE AS
       'SELECT substring(bytes FROM 1 + nth * ${layout.byteLength} FOR ${layout.byteLength})'`,
    );
    // Ids ascend in the order of writing, as those of the product do.
    const batch = 10_000;
    for (let from = 0; from < attemptCount; from += batch) {
      const size = Math.min(batch, attemptCount - from);
      const bytes = Buffer.from(rows.buffer, from * layout.byteLength, size * layout.byteLength);
      await sql.query(
        `INSERT INTO counted_attempt (attempt_id, form_id, scoring_model_id, origin, locale, submitted_on, content)
         SELECT (lpad(to_hex($7::int + nth), 8, '0') || '-0000-7000-8000-000000000000')::uuid, $1, $2, 'import', $3, $4::text::date, piece($5, nth) FROM generate_series(0, $6 - 1) AS nth`,
        [form.id, scoringModel.id, at.locale, at.day, bytes, size, from],
      );
    }
    await sql.query('VACUUM ANALYZE counted_attempt, insight_answer_cell');
  });
  say(`stored; ${book.answers.size} cells counted in ${(countingMs / 1000).toFixed(1)} s`);
}

/** The assessment as somebody is editing it: a competency that weighs half as much again. */
async function moveWeight({ database }: BenchDatabase): Promise<Assessment> {
  const document = await database.document.findFirstOrThrow({ where: { kind: 'assessment', key: firstAssessment } });
  const draft = structuredClone(document.content) as unknown as Assessment;
  const [first] = draft.competencies;
  if (first) first.weight *= 1.5;
  return draft;
}

async function askForMoments(
  { analyst }: BenchServer,
  { publication }: BenchDatabase,
  draft: Assessment,
): Promise<void> {
  const query = `query ($after: ScoringChoice!, $by: String) {
    scoringComparison(assessment: "${firstAssessment}", after: $after, breakDownBy: $by) {
      ... on Error { message }
      ... on ScoringComparison { everybody { ...group } groups { option { key } ...group } } } }
    fragment group on MomentsOfGroup { measures { competency statistics { ... on MeasureMoments {
      n correlation before { mean standardDeviation alpha standardError } after { mean standardDeviation alpha standardError } } } } }`;
  const [first] = publication.form.content.segments;
  for (const by of [null, first?.key ?? 'locale']) {
    const times: number[] = [];
    for (let ask = 0; ask < 40; ask++) {
      const after = {
        content: {
          ...draft,
          competencies: draft.competencies.map((one, place) => ({ ...one, weight: one.weight + (place + ask) / 100 })),
        },
      };
      const start = performance.now();
      const { data, errors } = await analyst.send(query, { after, by });
      times.push(performance.now() - start);
      if (!data?.scoringComparison.everybody) throw new Error(JSON.stringify(errors ?? data));
    }
    const [slowest] = times;
    say(
      `moments over HTTP, ${by === null ? 'everybody' : `by ${by}`}: ${quantiles(times.slice(1))} (first ${slowest?.toFixed(0)} ms)`,
    );
  }
}

/**
 * Runs as an analyst starts them: the first alone, others while guides are asked for, in turn beside nothing, beside a process
 * of the same low priority that only reads as many bytes over and over, and beside a run.
 */
async function countTransitions(
  { url, analyst }: BenchServer,
  { database }: BenchDatabase,
  { draft, byteLength }: { draft: Assessment; byteLength: number },
): Promise<void> {
  const start = `mutation ($content: JSON) { startScoringComparison(input: { assessment: "${firstAssessment}", after: { content: $content } }) {
    ... on ScoringComparisonRun { id } ... on Error { message } } }`;
  const runMs = async () => {
    const { data } = await analyst.send(start, { content: draft });
    const [, id = ''] = Buffer.from(data.startScoringComparison.id, 'base64url').toString().split(':');
    for (;;) {
      // Seldom: it is asked by the process that measures requests.
      await pause(500);
      const run = await database.scoringComparison.findUniqueOrThrow({ where: { id } });
      if (run.state === 'queued' || run.state === 'running') continue;
      if (run.state !== 'done' || run.attemptsDone !== attemptCount)
        throw new Error(`the comparison is ${run.state} at ${run.attemptsDone}`);
      return Number(run.finishedAt) - Number(run.startedAt);
    }
  };
  const aloneMs = await runMs();
  await askForGuides(url, { everyMs, until: pause(warmUpMs) });
  const guides = { nothing: [] as number[], reader: [] as number[], run: [] as number[] };
  const besideMs: number[] = [];
  for (let round = 0; round < latencyRounds; round++) {
    guides.nothing.push(...(await askForGuides(url, { everyMs, until: pause(windowMs) })));
    const reader = spawn(process.execPath, ['-e', readOverAndOver, String(byteLength)], { stdio: 'ignore' });
    try {
      if (reader.pid !== undefined) setPriority(reader.pid, constants.priority.PRIORITY_BELOW_NORMAL);
      await pause(500);
      guides.reader.push(...(await askForGuides(url, { everyMs, until: pause(windowMs) })));
    } finally {
      reader.kill();
    }
    const running = runMs();
    guides.run.push(...(await askForGuides(url, { everyMs, until: running })));
    besideMs.push(await running);
  }
  say(
    `transitions from PostgreSQL: ${(aloneMs / 1000).toFixed(2)} s alone, ` +
      `${(middle(besideMs) / 1000).toFixed(2)} s beside requests (median of ${latencyRounds})`,
  );
  say(`GuideList over HTTP, 50 a second: ${quantiles(guides.nothing)}, ${guides.nothing.length} requests`);
  say(`  beside reading bytes alone: ${quantiles(guides.reader)}, ${guides.reader.length} requests`);
  say(`  beside a comparison: ${quantiles(guides.run)}, ${guides.run.length} requests`);
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const quantile = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1);
  return `p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms`;
}

function measureMs(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
