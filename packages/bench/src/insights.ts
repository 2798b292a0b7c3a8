import { parseArgs } from 'node:util';
import { type AttemptToIssue, prepareToIssue } from '@yardstick/api/modules/attempt/issue-attempts.ts';
import { addToAllTime, countRows, createCellBook } from '@yardstick/api/modules/insight/count-rows.ts';
import { foldAttempts } from '@yardstick/api/modules/insight/fold-attempts.ts';
import { asOwner } from '@yardstick/api/testing/as-owner.ts';
import { prepareToSimulate } from '@yardstick/domain/simulating/simulate-attempts.ts';
import { usualSettings } from '@yardstick/domain/simulating/simulation-settings.ts';
import { compareNumbers, type Numbers, type Question, questionsTo } from './insights-questions.ts';
import { type BenchProduct, firstAssessment, withProduct } from './with-product.ts';

// Attempts are counted and asked about, a tenth of them first: node packages/bench/src/insights.ts --attempts 1000000

const given = parseArgs({ options: { attempts: { type: 'string' }, asks: { type: 'string' } } }).values;
const most = Number(given.attempts ?? 1_000_000);
const asks = Number(given.asks ?? 40);
/** How often each question is asked just after another attempt was counted. */
const asksAfterChange = 10;
const [from, until] = [new Date('2025-11-01T00:00:00Z'), new Date('2026-11-01T00:00:00Z')];

/** What asking took, in ms. */
interface Times {
  /** of the slowest but one, when an attempt was counted just before */
  afterChange: number;
  p50: number;
  p95: number;
  /** of our process, per ask: what is left on a machine where others work */
  cpu: number;
  sql: number | null;
  agreeing: number;
}

await withProduct(async (product) => {
  const { publication, database } = product;
  const few = Math.floor(most / 10);
  const writer = prepareWriter(product);
  const addOne = async () => {
    await writer.write(1);
    await foldAttempts(database);
  };
  await write(product, writer, few);
  await fold(product, few);
  const questions = questionsTo(publication, await oftenChosen(product), { from: '2026-08', to: '2026-10' });
  const ofFew = await ask(product, questions, addOne);
  await write(product, writer, most - few);
  await fold(product, most - few);
  const ofMost = await ask(product, questions, addOne);
  report(few, questions, ofFew, ofMost);
});

interface AttemptWriter {
  write: (count: number) => Promise<void>;
}

/** Gives a function that writes simulated attempts as if they had been imported, so that every question is about them. */
function prepareWriter({ database, publication }: BenchProduct): AttemptWriter {
  const make = prepareToSimulate({
    form: publication.form.content,
    model: publication.scoringModel.content,
    locales: publication.locales,
    settings: usualSettings,
    from,
    until,
  });
  const issue = prepareToIssue(publication);
  let next = 0;
  const write = async (count: number) => {
    const end = next + count;
    const writeBatches = async () => {
      while (next < end) {
        const attempts: AttemptToIssue[] = [];
        for (; attempts.length < 500 && next < end; next++) {
          const attempt = make(next);
          attempts.push({ ...attempt, issuedAt: attempt.submittedAt });
        }
        await database.$transaction(
          (transaction) => issue(transaction, { origin: 'import', importId: null, attempts }),
          {
            timeout: 60_000,
            maxWait: 60_000,
          },
        );
      }
    };
    await Promise.all([writeBatches(), writeBatches()]);
  };
  return { write };
}

async function write({ connectionString }: BenchProduct, writer: AttemptWriter, attempts: number): Promise<void> {
  const took = await measureMs(() => writer.write(attempts));
  say(`${count(attempts)} attempts written, ${perSecond(attempts, took)}`);
  await asOwner(connectionString, (sql) => sql.query('VACUUM ANALYZE'));
}

async function fold({ database, publication }: BenchProduct, attempts: number): Promise<void> {
  const { form, scoringModel } = publication;
  const groups = await database.$queryRaw<{ locale: string; month: string; content: Uint8Array }[]>`
    SELECT locale, month, string_agg(content, '') AS content FROM insight_change GROUP BY 1, 2`;
  const alike = { form, origin: 'import', scoringModel, contentModel: scoringModel, issued: true } as const;
  const memoryMs = await measureMs(async () => {
    const book = createCellBook();
    for (const group of groups) countRows(book, { ...alike, ...group });
    addToAllTime(book, book);
  });
  const cpu = process.cpuUsage();
  const foldMs = await measureMs(() => foldAttempts(database));
  const { user, system } = process.cpuUsage(cpu);
  say(
    `${count(attempts)} attempts folded, ${perSecond(attempts, foldMs)} (target: 50,000), ` +
      `${((user + system) / 1e6).toFixed(1)} s of ${(foldMs / 1000).toFixed(1)} s in our process; ` +
      `counted in memory ${perSecond(attempts, memoryMs)}, ratio ${(memoryMs / foldMs).toFixed(2)}`,
  );
  const [size] = await database.$queryRaw<{ cells: number; bytes: number }[]>`
    SELECT count(*)::int AS cells, (sum(length(a.answers) + length(a.co_occurrences)))::float8 AS bytes FROM insight_answer_cell a`;
  say(`${count(size?.cells ?? 0)} cells of answers, ${((size?.bytes ?? 0) / 1e6).toFixed(1)} MB`);
}

/** Of the first two segment questions the option that most people chose. */
async function oftenChosen({ database, publication }: BenchProduct) {
  return Promise.all(
    publication.form.content.segments.slice(0, 2).map(async ({ id, key, options }) => {
      const [row] = await database.$queryRaw<{ option: string }[]>`
        SELECT segments ->> ${id} AS option FROM attempt WHERE segments ? ${id} GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`;
      const option = options.find((one) => one.id === row?.option);
      return { segment: key, segmentId: id, option: option?.key ?? '', optionId: option?.id ?? '' };
    }),
  );
}

async function ask(
  { analyst, connectionString }: BenchProduct,
  questions: readonly Question[],
  addOne: () => Promise<void>,
): Promise<Times[]> {
  const all: Times[] = [];
  for (const question of questions) {
    const document = `query ($assessment: String!, $filter: InsightFilter) {
      insights(assessment: $assessment, filter: $filter) {
        __typename ... on Error { message } ... on Insights { ${question.selection} } } }`;
    let ours: Numbers = new Map();
    const askOnce = () =>
      measureMs(async () => {
        const { data, errors } = await analyst.send(document, { assessment: firstAssessment, filter: question.filter });
        if (data?.insights?.__typename !== 'Insights') throw new Error(JSON.stringify(errors ?? data));
        ours = question.read(data.insights);
      });
    const fresh: number[] = [];
    for (let round = 0; round < asksAfterChange; round++) {
      await addOne();
      fresh.push(await askOnce());
    }
    fresh.sort((one, other) => one - other);
    const afterChange = fresh.at(-2) ?? Number.NaN;
    const times: number[] = [];
    const before = process.cpuUsage();
    for (let round = 0; round < asks; round++) times.push(await askOnce());
    const { user, system } = process.cpuUsage(before);
    const cpu = (user + system) / 1000 / asks;
    times.sort((one, other) => one - other);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
    const { theirs, sql } = await askSql(connectionString, question);
    const agreeing = theirs ? compareNumbers(question.name, ours, theirs) : 0;
    all.push({ afterChange, p50: at(0.5), p95: at(0.95), cpu, sql, agreeing });
    say(`  ${question.name}: ${at(0.95).toFixed(1)} ms, by SQL ${sql === null ? 'not' : `${Math.round(sql)} ms`}`);
  }
  return all;
}

async function askSql(
  connectionString: string,
  { sql }: Question,
): Promise<{ theirs: Numbers | null; sql: number | null }> {
  if (sql === null) return { theirs: null, sql: null };
  return asOwner(connectionString, async (client) => {
    await client.query("SET timezone TO 'UTC'");
    const start = performance.now();
    const { rows } = await client.query<{ name: string; n: number; mean: number | null }>(sql);
    const took = performance.now() - start;
    return { theirs: new Map(rows.map(({ name, n, mean }) => [name, { n, mean }])), sql: took };
  });
}

function report(few: number, questions: readonly Question[], ofFew: readonly Times[], ofMost: readonly Times[]): void {
  say(
    `\n${count(most)} attempts, ${asks} asks each over HTTP after the first; growth: p50 beside that of ${count(few)}`,
  );
  say(
    ['', 'changed', 'p50', 'p95', 'our CPU', 'plain SQL', 'ratio', 'growth', 'numbers agreeing']
      .map((head, column) => (column === 0 ? head.padEnd(34) : head.padStart(column === 8 ? 18 : 11)))
      .join(''),
  );
  say(
    `${'target'.padEnd(34)}${['', '', '≤ 30 ms', '', '', '≥ 50', '≤ 1.2', ''].map((cell) => cell.padStart(11)).join('')}`,
  );
  questions.forEach(({ name }, place) => {
    const { afterChange, p50, p95, cpu, sql, agreeing } = ofMost[place] as Times;
    const cells = [
      ...[afterChange, p50, p95, cpu].map((ms) => `${ms.toFixed(1)} ms`),
      sql === null ? '' : `${Math.round(sql)} ms`,
      sql === null ? '' : (sql / p50).toFixed(0),
      (p50 / (ofFew[place] as Times).p50).toFixed(2),
    ];
    say(`${name.padEnd(34)}${cells.map((cell) => cell.padStart(11)).join('')}${String(agreeing).padStart(18)}`);
  });
}

async function measureMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function perSecond(attempts: number, ms: number): string {
  return `${count(Math.round((attempts / ms) * 1000))} attempts/s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
