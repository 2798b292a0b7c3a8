import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { summariseScores } from '@yardstick/domain/statistics/describe-scores.ts';
import { estimateReliability } from '@yardstick/domain/statistics/estimate-reliability.ts';
import { histogramsOf } from '@yardstick/domain/statistics/light-cells.ts';
import { keysOf } from '@yardstick/domain/statistics/question-key.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { firstOption, startRespondent } from '../../testing/respondent.ts';
import { importAttempts } from '../attempt-import/import-attempts.ts';
import { personalityBundle, personalityCsv, writeTemporary } from '../attempt-import/testing/personality.ts';
import { undoAttemptImport } from '../attempt-import/undo-attempt-import.ts';
import { beginAct } from '../audit/record-act.ts';
import { type AssessmentPublication, findLiveAssessment } from '../publishing/published-content.ts';
import { foldAttempts } from './fold-attempts.ts';
import { type CellsWanted, readCells } from './read-cells.ts';
import { recountCells } from './recount-cells.ts';

const reference = JSON.parse(
  readFileSync(
    new URL('../../../../../packages/domain/fixtures/psychometrics/reference.json', import.meta.url),
    'utf8',
  ),
).datasets.bfi;

let api: ApiUnderTest;
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yardstick-bundle-'));
  for (const [name, text] of Object.entries(personalityBundle)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  api = await startApi();
  await api.importFolder(folder);
});
afterAll(() => api.close());

const act = () => beginAct({ kind: 'person', id: null, name: 'Ada' });
const read = ({ form }: AssessmentPublication, wanted: Partial<CellsWanted> = {}) =>
  readCells(api.database, {
    formId: form.id,
    origin: 'real',
    from: '2000-01-01',
    to: '2999-12-31',
    segments: {},
    ...wanted,
  });
async function live(slug: string): Promise<AssessmentPublication> {
  const publication = await findLiveAssessment(api.database, { slug });
  if (!publication) throw new Error(`${slug} is published`);
  return publication;
}

describe('the cells of 2,800 imported people', () => {
  it('give the reference values, by gender and day too, and nothing once the import is undone', async () => {
    const { importId } = await importAttempts(api.database, {
      assessment: 'big-five',
      file: await writeTemporary(personalityCsv),
      fileName: 'attempts.csv',
      act: act(),
      isDryRun: false,
    });
    expect(await foldAttempts(api.database)).toBe(2800);
    expect(await recountCells(api.database, { write: false })).toEqual({ attempts: 2800, different: [] });
    const publication = await live('big-five');

    const everybody = await read(publication);
    expect(everybody.map(({ light }) => light.n)).toEqual([2800, 2800, 2800, 2800, 2800, 2800]);
    const agree = everybody.find(({ competency }) => competency === 'agree');
    if (!agree) throw new Error('agreeableness is measured');
    const { alpha } = estimateReliability(agree.cells, keysOf(agree.cells.layout, publication.scoringModel.content));
    expect(alpha).toBeCloseTo(reference.complete.agree.raw_alpha, 9);

    const [gender] = publication.form.content.segments;
    if (!gender) throw new Error('gender is a segment');
    for (const { id } of gender.options) {
      const cells = await read(publication, { segments: { [gender.id]: [id] } });
      const ours = cells.find(({ competency }) => competency === 'agree');
      const [theirs] = await api.database.$queryRaw<{ n: number; mean: number }[]>`
        SELECT count(*)::int AS n, avg((score ->> 'score')::float8) AS mean
        FROM attempt JOIN outcome ON attempt_id = attempt.id, jsonb_array_elements(scores -> 'competencies') AS score
        WHERE score ->> 'competency' = 'agree' AND segments ->> ${gender.id} = ${id}`;
      // counted from the column `gender` of bfi.csv
      expect([919, 1881]).toContain(ours?.light.n);
      expect(ours?.light.n).toBe(theirs?.n);
      expect(summariseScores(ours ? histogramsOf(ours.light).all : []).mean).toBeCloseTo(theirs?.mean ?? 0, 9);
    }
    expect(await read(publication, { segments: { [gender.id]: [null] } })).toEqual([]);
    // One a minute from midnight on.
    expect((await read(publication, { to: '2010-03-01' })).map(({ light }) => light.n)).toEqual(Array(6).fill(1440));
    expect((await read(publication, { from: '2010-03-02' })).map(({ light }) => light.n)).toEqual(Array(6).fill(1360));

    await undoAttemptImport(api.database, importId as string, act());
    await foldAttempts(api.database);
    expect(await api.database.insightCell.count()).toBe(0);
  }, 60_000);
});

describe('any combination of segments', () => {
  it('is read as it is counted from the attempts, in the same few statements', async () => {
    const publication = await live('cto-readiness');
    const { segments } = publication.form.content;
    expect(segments.length).toBeGreaterThan(2);
    await Promise.all(
      Array.from({ length: 18 }, async (_, nth) => {
        const respondent = await startRespondent(api);
        const answered = segments.flatMap(({ id, options }, place) => {
          const option = options[Math.floor(nth / (place + 1)) % 3];
          return option ? [{ segment: id, option: option.id }] : [];
        });
        const responses = respondent.placements.map((placement) => ({
          placement: placement.id,
          options: firstOption(placement),
        }));
        await api.run('SaveResponses', { token: respondent.token, responses, segments: answered.slice(0, nth % 4) });
        await respondent.submit();
      }),
    );
    expect(await foldAttempts(api.database)).toBe(18);
    const stored = await api.database.attempt.findMany({ where: { formId: publication.form.id } });

    const [one, two, three] = segments.map(({ id, options }) => ({
      id,
      options: [...options.map((option) => option.id), null],
    }));
    if (!one || !two || !three) throw new Error('there are three segments');
    const filters: CellsWanted['segments'][] = [{}, { [one.id]: one.options.slice(0, 2) }, { [two.id]: [null] }];
    for (const option of one.options) {
      for (const other of three.options) filters.push({ [one.id]: [option], [three.id]: [other] });
      filters.push({ [one.id]: [option], [two.id]: two.options.slice(1), [three.id]: three.options });
    }
    let people = 0;
    for (const filter of filters) {
      const fitting = stored.filter((attempt) =>
        Object.entries(filter).every(([id, options]) => options.includes(Object(attempt.segments)[id] ?? null)),
      );
      let cells: Awaited<ReturnType<typeof read>> = [];
      const statements = await countStatements(async () => {
        cells = await read(publication, { segments: filter });
      });
      expect(statements.length).toBeLessThanOrEqual(3);
      expect(cells.map(({ light }) => light.n)).toEqual(fitting.length === 0 ? [] : Array(5).fill(fitting.length));
      people += fitting.length;
    }
    expect(people).toBeGreaterThan(3 * 18);
    expect(await read(publication, { origin: 'simulated' })).toEqual([]);
  }, 60_000);
});
