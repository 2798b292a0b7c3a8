import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueJobs } from '../../jobs/start-worker.ts';
import { type ApiUnderTest, startApi, testSecret } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { importAttempts } from '../attempt-import/import-attempts.ts';
import { personalityBundle, personalityCsv, writeTemporary } from '../attempt-import/testing/personality.ts';
import { undoAttemptImport } from '../attempt-import/undo-attempt-import.ts';
import { beginAct } from '../audit/record-act.ts';
import { foldAttempts } from '../insight/fold-attempts.ts';
import { refreshAnalystViews } from './refresh-analyst-views.ts';

const login = 'a_tool_of_analysts';
const tea = new URL('../../testing/bundles/tea', import.meta.url).pathname;
const act = () => beginAct({ kind: 'person', id: null, name: 'Ada' });
let api: ApiUnderTest;
/** what an analyst connects with */
let tool: Client;

beforeAll(async () => {
  api = await startApi({ content: [tea] });
  const folder = await mkdtemp(path.join(tmpdir(), 'yardstick-bundle-'));
  for (const [name, text] of Object.entries(personalityBundle)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await api.importFolder(folder);
  await asOwner(api.connectionString, async (sql) => {
    await sql.query(`DROP ROLE IF EXISTS ${login}`);
    await sql.query(`CREATE ROLE ${login} LOGIN PASSWORD 'secret'; GRANT yardstick_analyst TO ${login}`);
  });
  const address = new URL(api.connectionString);
  address.username = login;
  address.password = 'secret';
  tool = new Client({ connectionString: address.href });
  await tool.connect();
});
afterAll(async () => {
  await tool.end();
  await asOwner(api.connectionString, (sql) => sql.query(`DROP ROLE ${login}`));
  await api.close();
});

const importText = async (assessment: string, text: string) => {
  const file = await writeTemporary(text);
  const { importId } = await importAttempts(api.database, {
    assessment,
    file,
    fileName: 'attempts.csv',
    act: act(),
    isDryRun: false,
  });
  return importId as string;
};
const refresh = async () => {
  while ((await foldAttempts(api.database)) > 0);
  return refreshAnalystViews(api.database, new Date());
};
// biome-ignore lint/suspicious/noExplicitAny: rows are asserted column by column
const read = async (sql: string): Promise<any[]> => (await tool.query(sql)).rows;

describe('the views of analysts', () => {
  it('agree with PostgreSQL on the outcomes of 2,800 people, and with the reference on their answers', async () => {
    const importId = await importText('big-five', personalityCsv);

    expect(await refresh()).toBe(true);

    const expected = await asOwner(api.connectionString, async (sql) => {
      const { rows } = await sql.query(`
        SELECT dimension, option, competency, count(score)::int AS n, avg(score) AS mean, stddev_samp(score) AS standard_deviation,
               percentile_cont(0.25) WITHIN GROUP (ORDER BY score) AS p25, percentile_cont(0.5) WITHIN GROUP (ORDER BY score) AS median,
               percentile_cont(0.75) WITHIN GROUP (ORDER BY score) AS p75
        FROM outcome JOIN attempt a ON a.id = attempt_id,
             jsonb_to_recordset(scores -> 'competencies') AS score(competency text, score float8),
             LATERAL (VALUES (NULL, NULL), ('segment:gender', (SELECT value #>> '{}' FROM jsonb_each(a.segments))), ('locale', a.locale)) AS part(dimension, option)
        GROUP BY 1, 2, 3`);
      return rows;
    });
    const options = await api.database.form.findFirstOrThrow({ where: { document: { key: 'big-five' } } });
    const [{ options: genders }] = (options.content as { segments: { options: { id: string; key: string }[] }[] })
      .segments as [{ options: { id: string; key: string }[] }];
    const rows = await read("SELECT * FROM insights.scores WHERE assessment = 'big-five' AND NOT suppressed");
    // 5 competencies and the overall, of everybody, two genders and one locale
    expect(rows).toHaveLength(24);
    for (const row of rows.filter(({ competency }) => competency !== null)) {
      const id = genders.find(({ key }) => key === row.option)?.id ?? row.option;
      const own = expected.find(
        (other) => other.dimension === row.dimension && other.option === id && other.competency === row.competency,
      );
      expect(row.n).toBe(own.n);
      for (const column of ['mean', 'standard_deviation', 'p25', 'median', 'p75'])
        expect(Math.abs(row[column] / own[column] - 1), `${row.competency} ${column}`).toBeLessThan(1e-9);
    }
    const [overall] = await read(
      "SELECT * FROM insights.scores WHERE assessment = 'big-five' AND dimension IS NULL AND competency IS NULL",
    );
    const { rows: ofOverall } = await asOwner(api.connectionString, (sql) =>
      sql.query(`SELECT count(score)::int AS n, avg(score) AS mean, percentile_cont(0.5) WITHIN GROUP (ORDER BY score) AS median
        FROM outcome, LATERAL (SELECT (scores #>> '{overall,score}')::float8 AS score) AS one`),
    );
    expect(overall.n).toBe(ofOverall[0].n);
    expect(overall.mean).toBeCloseTo(ofOverall[0].mean, 9);
    expect(Math.abs(overall.median - ofOverall[0].median)).toBeLessThanOrEqual(0.005);
    expect([overall.forms, overall.structure, overall.scoring_model]).toEqual(['1', 1, 1]);

    const questions = await read(
      "SELECT * FROM insights.questions WHERE assessment = 'big-five' AND dimension IS NULL",
    );
    expect(questions).toHaveLength(25);
    for (const { competency, question, n, item_rest_correlation, difficulty, skipped } of questions) {
      const { items, n_complete } = reference.complete[competency] as ReferenceScale;
      const item = items[question.toUpperCase()] as ReferenceScale['items'][string];
      expect(n).toBe(n_complete);
      expect(Math.abs(item_rest_correlation / item.r_drop - 1), question).toBeLessThan(1e-9);
      // 1 to 6, reverse-keyed questions turned round, as a share
      expect(Math.abs(difficulty / ((item.mean - 1) / 5) - 1), question).toBeLessThan(1e-9);
      expect(skipped).toBe(reference.option_frequencies[question.toUpperCase()]?.n_missing || null);
    }
    const answers = await read("SELECT * FROM insights.options WHERE assessment = 'big-five' AND dimension IS NULL");
    expect(answers).toHaveLength(150);
    for (const { question, answer, n, share } of answers) {
      expect(n).toBe(reference.option_frequencies[question.toUpperCase()]?.count[answer.slice(1)]);
      expect(share).toBe(n / 2800);
    }
    await undoAttemptImport(api.database, importId, act());
    expect(await refresh()).toBe(true);
    expect(await read("SELECT * FROM insights.scores WHERE assessment = 'big-five'")).toEqual([]);
  });

  it('are written anew by the worker when something has changed, and only then', async () => {
    const work = () =>
      runDueJobs(api.connectionString, {
        database: api.database,
        secret: testSecret,
        privateAddresses: false,
        dataDir: '/nowhere',
      });
    const enqueue = () => api.database.$executeRaw`SELECT enqueue_job_once('refresh-analyst-views', now())`;
    const importId = await importText('tea', `b1,b2\n${'a,b\n'.repeat(6)}`);
    while ((await foldAttempts(api.database)) > 0);
    await enqueue();
    await work();
    const [first] = await read(
      "SELECT n, mean, as_of FROM insights.scores WHERE dimension IS NULL AND competency = 'brewing'",
    );
    // b1: 0 of 0…4, weight 1; b2: 2 of 1…5 reversed = .75, weight 2
    expect(first).toMatchObject({ n: 6, mean: 50 });

    await enqueue();
    await work();
    expect(await read('SELECT DISTINCT as_of FROM insights.scores')).toEqual([{ as_of: first.as_of }]);

    await undoAttemptImport(api.database, importId, act());
    await refresh();
    expect(await read('SELECT * FROM insights.scores')).toEqual([]);
  });

  it('hide a group that is too small with the next smallest, even where nobody in it has a score', async () => {
    const line = (kettle: string, b1: string, b2: string, t1: string) => `${b1},${b2},${t1},${kettle}\n`;
    const importId = await importText(
      'tea',
      `b1,b2,t1,segment:kettle\n${line('electric', '', '', 'a').repeat(3)}${line('stove', 'a', 'b', '').repeat(6)}${line('samovar', 'e', 'a', '').repeat(9)}`,
    );
    await refresh();

    const rows = await read(
      "SELECT option, n, mean FROM insights.scores WHERE dimension = 'segment:kettle' AND competency = 'brewing'",
    );

    expect(rows.sort((a, b) => a.option.localeCompare(b.option))).toEqual([
      { option: '(no answer)', n: null, mean: null },
      { option: 'electric', n: null, mean: null },
      { option: 'samovar', n: 9, mean: 100 },
      { option: 'stove', n: null, mean: null },
    ]);
    expect(
      await read("SELECT n, mean FROM insights.scores WHERE dimension IS NULL AND competency = 'brewing'"),
    ).toEqual([{ n: 15, mean: 80 }]);
    await undoAttemptImport(api.database, importId, act());
    await refresh();
  });

  it('hold no small group, and none that follows from the others by subtraction', async () => {
    const random = createRandom(20_261_126);
    const pick = (...options: string[]) => options[Math.floor(random() ** 2 * options.length)] ?? '';
    let suppressed = 0;
    let shown = 0;
    for (let population = 0; population < 12; population++) {
      const people = 8 + Math.floor(random() * 60);
      const lines = Array.from({ length: people }, () =>
        [
          pick('a', 'b', 'c'),
          pick('a', 'e', ''),
          pick('a', 'b|c', 'a|b', ''),
          pick('a', '', 'd'),
          pick('b', ''),
          '',
          pick('electric', '', 'stove', 'samovar'),
          pick('en', 'de'),
        ].join(),
      );
      const importId = await importText('tea', `b1,b2,b3,t1,t2,t3,segment:kettle,locale\n${lines.join('\n')}\n`);
      await refresh();
      for (const dimension of ['segment:kettle', 'locale']) {
        for (const [view, group] of [
          ['scores', "coalesce(competency, '')"],
          ['questions', 'bank || question'],
          ['options', 'bank || question || answer'],
        ]) {
          const rows = await read(`
            SELECT everybody.n AS everybody, parts.n AS parts, parts.smallest, parts.suppressed
            FROM (SELECT ${group} AS what, n FROM insights.${view} WHERE dimension IS NULL) AS everybody
            JOIN (SELECT ${group} AS what, coalesce(sum(n), 0)::int AS n, min(n) AS smallest, count(*) FILTER (WHERE suppressed)::int AS suppressed
                  FROM insights.${view} WHERE dimension = '${dimension}' GROUP BY 1) AS parts USING (what)`);
          expect(rows.length).toBeGreaterThan(0);
          for (const { everybody, parts, smallest, suppressed: hidden } of rows) {
            if (everybody === null) expect(parts).toBe(0);
            else
              expect(
                [0, 5].includes(Math.min(everybody - parts, 5)),
                `${everybody} - ${parts} of ${view} by ${dimension}`,
              ).toBe(true);
            expect(smallest === null || smallest >= 5).toBe(true);
            suppressed += hidden;
            shown += parts > 0 ? 1 : 0;
          }
        }
      }
      await expectNoMoreThanTheStudioShows();
      await undoAttemptImport(api.database, importId, act());
    }
    await refresh();
    expect(Math.min(suppressed, shown)).toBeGreaterThan(50);
  }, 60_000);
});

/** Every mean that is in the views is one that the studio shows of the same group, and the same. */
async function expectNoMoreThanTheStudioShows(): Promise<void> {
  const { data, errors } = await executeAs(
    api.database,
    aViewer('analyst'),
    `{ insights(assessment: "tea") { ... on Insights {
      measures { ...measure } kettle: breakdown(by: "kettle") { ...group } locale: breakdown(by: "locale") { ...group } } } }
    fragment group on InsightGroup { option { key } measures { ...measure } }
    fragment measure on InsightMeasure { competency { key } distribution { ... on ScoreDistribution { n mean } } }`,
  );
  expect(errors).toBeUndefined();
  type Measure = { competency: { key: string } | null; distribution: { n?: number; mean?: number } };
  type Group = { option: { key: string | null } | null; measures: Measure[] };
  const { measures, kettle, locale } = data.insights as { measures: Measure[]; kettle: Group[]; locale: Group[] };
  const shown = [
    ['', [{ option: null, measures }]] as const,
    ['segment:kettle', kettle] as const,
    ['locale', locale] as const,
  ].flatMap(([dimension, groups]) =>
    groups.flatMap(({ option, measures }) =>
      measures.map(
        ({ competency, distribution }) =>
          [
            JSON.stringify([dimension, dimension && (option?.key ?? '(no answer)'), competency?.key ?? '']),
            distribution,
          ] as const,
      ),
    ),
  );
  const byPlace = new Map(shown);
  const rows = await read("SELECT * FROM insights.scores WHERE assessment = 'tea' AND NOT suppressed");
  for (const { dimension, option, competency, n, mean } of rows) {
    const place = JSON.stringify([dimension ?? '', option ?? '', competency ?? '']);
    expect({ place, n, mean }).toEqual({ place, n: byPlace.get(place)?.n, mean: byPlace.get(place)?.mean });
  }
}

describe('a login of analysts', () => {
  const refusal = (sql: string) =>
    tool.query(sql).then(
      () => 'allowed',
      ({ code }: { code: string }) => code,
    );
  const insufficientPrivilege = '42501';

  it('reads the views, each column of which says what it is, and changes nothing in them', async () => {
    for (const view of ['scores', 'questions', 'options']) {
      expect(await refusal(`SELECT * FROM insights.${view}`)).toBe('allowed');
      for (const change of [
        `DELETE FROM insights.${view}`,
        `INSERT INTO insights.${view} (assessment) VALUES ('x')`,
        `UPDATE insights.${view} SET n = 1`,
      ])
        expect(['42501', '55000'], change).toContain(await refusal(change));
    }
    const { rows } = await tool.query(`
      SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'insights'::regnamespace AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NULL`);
    expect(rows).toEqual([]);
  });

  it('is refused every table, every other schema and everything that is done', async () => {
    const { rows: tables } = await asOwner(api.connectionString, (sql) =>
      sql.query(`SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'insights')`),
    );
    expect(tables.length).toBeGreaterThan(40);
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'public.attempt',
        'public.outcome',
        'public.counted_attempt',
        'public.insight_score_cell',
        'public.staff_user',
        'public.analyst_cell',
      ]),
    );
    for (const { name } of tables) {
      expect(await refusal(`SELECT * FROM ${name}`), name).toBe(insufficientPrivilege);
      expect(await refusal(`DELETE FROM ${name}`), name).not.toBe('allowed');
    }
    for (const sql of [
      "SELECT public.enqueue_job('fold-attempts', '{}', now(), 'x')",
      "SELECT public.enqueue_job_once('fold-attempts', now())",
      "SELECT public.remove_job('x')",
      'SET ROLE yardstick_app',
      'CREATE TABLE mine ()',
      'CREATE VIEW insights.mine AS SELECT 1',
      "COPY (SELECT 1) TO PROGRAM 'true'",
      "SELECT pg_read_file('/etc/passwd')",
    ])
      expect(await refusal(sql), sql).toBe(insufficientPrivilege);
    const { rows: functions } = await asOwner(api.connectionString, (sql) =>
      sql.query(
        `SELECT p.oid::regprocedure::text AS name, p.prosecdef AS definer FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND has_schema_privilege($1, n.oid, 'USAGE') AND has_function_privilege($1, p.oid, 'EXECUTE')`,
        [login],
      ),
    );
    // Words of a text that the caller gives; it reads no table.
    expect(functions).toEqual([{ name: 'searchable_words(jsonb)', definer: false }]);
  });
});

/** Numbers from 0 to below 1, the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

interface ReferenceScale {
  n_complete: number;
  items: Record<string, { r_drop: number; mean: number }>;
}
interface Reference {
  option_frequencies: Record<string, { n_missing: number; count: Record<string, number> }>;
  complete: Record<string, ReferenceScale>;
}
const reference: Reference = JSON.parse(
  readFileSync(
    new URL('../../../../../packages/domain/fixtures/psychometrics/reference.json', import.meta.url),
    'utf8',
  ),
).datasets.bfi;
