import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { formSchema, placementsOf } from '@yardstick/domain/publishing/form.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { type Respondent, startRespondent } from '../../testing/respondent.ts';
import { storedResponsesSchema } from '../attempt/stored-responses.ts';
import { importAttempts } from '../attempt-import/import-attempts.ts';
import { personalityBundle, personalityCsv, writeTemporary } from '../attempt-import/testing/personality.ts';
import { beginAct } from '../audit/record-act.ts';
import { storedScoresSchema } from '../result/stored-scores.ts';
import { exportToFile, exportToText, readRows } from './testing/export-to-text.ts';

const tea = new URL('../../testing/bundles/tea', import.meta.url).pathname;
let api: ApiUnderTest;

const importText = async (assessment: string, text: string) =>
  importAttempts(api.database, {
    assessment,
    file: await writeTemporary(text),
    fileName: 'attempts.csv',
    act: beginAct({ kind: 'person', id: null, name: 'Ada' }),
    isDryRun: false,
  });

async function importBundle(files: Record<string, string>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'yardstick-bundle-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await api.importFolder(folder);
}

/** Takes the tea assessment; `answers`: question key → labels of options. */
async function drinkTea(answers: Record<string, string[]>, kettle?: string): Promise<Respondent> {
  const respondent = await startRespondent(api, 'tea');
  const responses = respondent.placements.flatMap(({ id, question }) => {
    const labels = answers[question.key];
    if (!labels) return [];
    const options = question.options.filter(({ label }) => labels.includes(label)).map((option) => option.id);
    return [{ placement: id, options, durationMs: 1500 }];
  });
  const { data } = await api.send('{ assessment(slug: "tea") { form { segments { id options { id label } } } } }');
  const [segment] = data.assessment.form.segments;
  const option = segment.options.find(({ label }: { label: string }) => label === kettle)?.id;
  const segments = option ? [{ segment: segment.id, option }] : [];
  const saved = await api.run('SaveResponses', { token: respondent.token, responses, segments });
  expect(saved.data.saveResponses.__typename).toBe('Attempt');
  expect((await respondent.submit()).data.submitAttempt.__typename).not.toMatch(/Error|Incomplete/);
  return respondent;
}

beforeAll(async () => {
  api = await startApi({ content: [tea] });
  await importBundle(personalityBundle);
  await importText('big-five', personalityCsv);
  // b1: 3 of 0…4 = .75, weight 1; b2: 2 of 1…5 reversed = .75, weight 2; b3: 2 + 1 of −1…3 = 1, weight 1: 81.25
  await drinkTea(
    {
      b1: ['With a scale'],
      b2: ['Seldom'],
      b3: ['A timer', 'A thermometer'],
      t1: ['Regions'],
      t2: ['In words of my own'],
      t3: ['Each season'],
      f1: ['walk a garden'],
    },
    'A samovar',
  );
  await drinkTea({ b1: ['Not at all'], b2: ['Always'] });
}, 60_000);
afterAll(() => api.close());

describe('an export to analyse', () => {
  it('holds what a person answered, in words of the form, and how it was scored', async () => {
    const today = new Date().toISOString().slice(0, 10);

    const text = await exportToText(api, { assessment: 'tea', hasValues: true });

    const [header, ...rows] = text.trimEnd().split('\n');
    expect(header).toBe(
      'row,form,scoring_model,origin,locale,submitted_on,duration_seconds,segment:kettle,' +
        'overall_score,overall_band,overall_missing,score:brewing,band:brewing,missing:brewing,' +
        'score:tasting,band:tasting,missing:tasting,b1,b2,b3,t1,t2,t3,f1,f2,f3,f4,' +
        'value:b1,value:b2,value:b3,value:t1,value:t2,value:t3,value:f1,value:f2,value:f3,value:f4',
    );
    // tasting: (2/3 · 1 + 1 · 1 + 1/3 · 2) / 4; overall: 3/4 of the one and 1/4 of the other
    const tasting = 700 / 12;
    expect(rows.map((row) => row.replace(/^\d+,/, '')).sort()).toEqual(
      [
        `1,1,respondent,en,${today},14,samovar,75.52083333333333,high,,81.25,high,,${tasting},mid,,d,b,a|b,c,b,b,b,,,,3,2,3,2,1,10,-1,,,`,
        // both answered questions count 0; a third of three questions and three quarters of the weight of the first area
        `1,1,respondent,en,${today},4,,,,competency-without-score,0,low,,,,too-few-questions-answered,a,e,,,,,,,,,0,5,,,,,,,,`,
      ].sort(),
    );
    expect(rows.map((row) => row.split(',')[0])).toEqual(['1', '2']);
  });

  it('gives the issued outcomes of 2,800 people to the last bit, and their very answers', async () => {
    const rows = readRows(await exportToText(api, { assessment: 'big-five' }));

    const attempts = await api.database.attempt.findMany({
      where: { origin: 'import' },
      include: { outcomes: true, form: true },
    });
    const expected = attempts.map(({ form, responses, segments, submittedAt, outcomes }) => {
      const { competencies, overall } = storedScoresSchema.parse(outcomes[0]?.scores);
      const { segments: asked, ...content } = formSchema.parse(form.content);
      const stored = storedResponsesSchema.parse(responses);
      const chosen = Object.values(segments as Record<string, string>)[0];
      return {
        form: '1',
        scoring_model: '1',
        origin: 'import',
        locale: 'en',
        submitted_on: submittedAt?.toISOString().slice(0, 10),
        duration_seconds: '',
        'segment:gender': asked[0]?.options.find(({ id }) => id === chosen)?.key ?? '',
        overall_score: String(overall.score ?? ''),
        overall_band: overall.band ?? '',
        overall_missing: overall.missingReason ?? '',
        ...Object.fromEntries(
          competencies.flatMap(({ competency, score, band, missingReason }) => [
            [`score:${competency}`, String(score ?? '')],
            [`band:${competency}`, band ?? ''],
            [`missing:${competency}`, missingReason ?? ''],
          ]),
        ),
        ...Object.fromEntries(
          placementsOf({ segments: asked, ...content }).map(({ id, question }) => [
            question.key,
            question.options.find((option) => option.id === stored[id]?.options[0])?.key ?? '',
          ]),
        ),
      };
    });
    expect(rows).toHaveLength(2800);
    expect(rows.map(({ row }) => Number(row))).toEqual(Array.from({ length: 2800 }, (_, place) => place + 1));
    const inOrder = (all: object[]) => all.map((one) => JSON.stringify(one)).sort();
    expect(inOrder(rows.map(({ row: _, ...rest }) => rest))).toEqual(inOrder(expected));
  });

  it('tells neither who submitted after whom nor which attempt a row is', async () => {
    const text = await exportToText(api, { assessment: 'big-five' });

    const ids = await api.database.attempt.findMany({ where: { origin: 'import' }, select: { id: true } });
    expect(ids.filter(({ id }) => text.includes(id))).toEqual([]);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|\d\d:\d\d/);
    const file = readRows(personalityCsv);
    const answersOf = (row: Record<string, string>) => questions.map((key) => (row[key] ?? '').replace('o', '')).join();
    const questions = Object.keys(file[0] ?? {}).slice(0, 25);
    const inPlace = readRows(text).filter((row, place) => answersOf(row) === answersOf(file[place] ?? {}));
    expect(inPlace.length).toBeLessThan(28);
  });

  it('takes in attempts of some origins and whole months only', async () => {
    const count = async (asked: object) =>
      readRows(await exportToText(api, { ...asked, assessment: 'big-five' })).length;

    // a minute a person from the first of March 2010 on
    expect(await count({ fromMonth: '2010-03', toMonth: '2010-03' })).toBe(2800);
    expect(await count({ fromMonth: '2010-04' })).toBe(0);
    expect(await count({ toMonth: '2010-02' })).toBe(0);
    expect(await count({ origins: ['respondent'] })).toBe(0);
  });
});

describe('an export to import', () => {
  it('can be imported again, and what was imported exports to the same file', async () => {
    const first = await exportToText(api, { assessment: 'tea', columns: 'import' });
    await importText('tea', first);

    const second = await exportToText(api, { assessment: 'tea', columns: 'import', origins: ['import'] });

    expect(first.split('\n')[0]).toBe('submitted_at,locale,segment:kettle,b1,b2,b3,t1,t2,t3,f1,f2,f3,f4');
    expect(first.split('\n')).toHaveLength(4);
    expect(second).toBe(first);
    const outcomes = await api.database.outcome.findMany({
      where: { attempt: { form: { document: { key: 'tea' } } } },
    });
    const scores = outcomes.map(({ scores }) => JSON.stringify(scores)).sort();
    expect(scores.filter((_, place) => place % 2 === 0)).toEqual(scores.filter((_, place) => place % 2 === 1));
  });
});

describe('a Parquet file', () => {
  it('opens in DuckDB with typed columns, and holds what the CSV file holds', async () => {
    const asked = { assessment: 'big-five', hasValues: true };
    const { path: parquet, rowsDone } = await exportToFile(api, { ...asked, format: 'parquet' });
    const { path: csv } = await exportToFile(api, asked);
    const duckdb = await (await DuckDBInstance.create()).connect();
    const ask = async (sql: string) => (await duckdb.runAndReadAll(sql)).getRowObjectsJson();

    expect(rowsDone).toBe(2800);
    const types = await ask(`DESCRIBE SELECT * FROM read_parquet('${parquet}')`);
    const typeOf = Object.fromEntries(types.map((column) => [column.column_name, column.column_type]));
    expect(typeOf).toMatchObject({
      row: 'INTEGER',
      submitted_on: 'DATE',
      overall_score: 'DOUBLE',
      'score:agree': 'DOUBLE',
      a1: 'VARCHAR',
      'value:a1': 'INTEGER',
      'segment:gender': 'VARCHAR',
    });
    const columns = JSON.stringify(typeOf).replaceAll('"', "'");
    const read = `read_csv('${csv}', header = true, nullstr = '', columns = ${columns})`;
    expect(await ask(`(FROM read_parquet('${parquet}')) EXCEPT ALL (FROM ${read})`)).toEqual([]);
    expect(await ask(`(FROM ${read}) EXCEPT ALL (FROM read_parquet('${parquet}'))`)).toEqual([]);
    expect(
      await ask(
        `SELECT count(*) AS n, round(avg("value:a1"), 6) AS mean, count(*) - count(a1) AS skipped FROM read_parquet('${parquet}')`,
      ),
      // mean of A1 as R's psych gives it for this data set
    ).toEqual([{ n: '2800', mean: 2.413434, skipped: '16' }]);
  });
});

describe('several forms of one assessment', () => {
  it('share a file: the newest form comes first, and what a form does not ask is empty', async () => {
    const shorter = Object.fromEntries(
      Object.entries(personalityBundle).map(([name, text]) => [
        name,
        name.startsWith('assessments/') ? text.replace('      - { question: a1 }\n', '') : text,
      ]),
    );
    await importBundle(shorter);
    await importText('big-five', 'a2,c1\no3,o2\n');

    const rows = readRows(await exportToText(api, { assessment: 'big-five' }));

    const byForm = Map.groupBy(rows, ({ form }) => form);
    expect([...byForm].map(([form, { length }]) => [form, length])).toEqual([
      ['1', 2800],
      ['2', 1],
    ]);
    expect(Object.keys(rows[0] ?? {}).at(-1)).toBe('a1');
    expect(byForm.get('2')?.[0]).toMatchObject({ row: '2801', a1: '', a2: 'o3', c1: 'o2' });
    expect(byForm.get('1')?.filter(({ a1 }) => a1 === '')).toHaveLength(16);
    const again = readRows(await exportToText(api, { assessment: 'big-five', columns: 'import' }));
    expect(again.map(({ submitted_at: _, ...rest }) => rest).filter(({ c1 }) => c1 === 'o2')).toHaveLength(1);
    expect(again).toHaveLength(1);
  });
});
