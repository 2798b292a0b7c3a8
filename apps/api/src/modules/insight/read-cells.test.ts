import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { estimateReliability } from '@yardstick/domain/statistics/estimate-reliability.ts';
import { keysOf } from '@yardstick/domain/statistics/question-key.ts';
import { summariseScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { firstOption, startRespondent } from '../../testing/respondent.ts';
import { importAttempts } from '../attempt-import/import-attempts.ts';
import { personalityBundle, personalityCsv, writeTemporary } from '../attempt-import/testing/personality.ts';
import { undoAttemptImport } from '../attempt-import/undo-attempt-import.ts';
import { beginAct } from '../audit/record-act.ts';
import { type AssessmentPublication, findLiveAssessment } from '../publishing/published-content.ts';
import { foldAttempts, required } from './fold-attempts.ts';
import { type CellsWanted, readAnswerCells, readScoreCells } from './read-cells.ts';
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
const wantedOf = ({ form, scoringModel }: AssessmentPublication, wanted: Partial<CellsWanted>): CellsWanted => ({
  formIds: [form.id],
  origins: ['respondent', 'import'],
  months: null,
  filters: new Map(),
  competencies: ['', ...scoringModel.content.competencies.map(({ key }) => key)],
  groupBy: 'nothing',
  ...wanted,
});
const readAnswers = (publication: AssessmentPublication, wanted: Partial<CellsWanted> = {}) =>
  readAnswerCells(api.database, {
    ...wantedOf(publication, wanted),
    model: publication.scoringModel.content,
    withCoOccurrences: true,
  });
const readScores = (publication: AssessmentPublication, wanted: Partial<CellsWanted> = {}) =>
  readScoreCells(api.database, {
    ...wantedOf(publication, wanted),
    scoringModelIds: [publication.scoringModel.id],
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
    expect(await recountCells(api.database, { write: false })).toEqual({ outcomes: 2800, different: [] });
    const publication = await live('big-five');

    const everybody = await readAnswers(publication);
    expect(everybody.map(({ n }) => n)).toEqual(Array(6).fill(2800));
    const agree = everybody.find(({ competency }) => competency === 'agree')?.cells;
    if (!agree) throw new Error('agreeableness is measured');
    const { alpha } = estimateReliability(agree, keysOf(agree.layout, publication.scoringModel.content));
    expect(alpha).toBeCloseTo(reference.complete.agree.raw_alpha, 9);

    const [gender] = publication.form.content.segments;
    if (!gender) throw new Error('gender is a segment');
    const byGender = await readScores(publication, { groupBy: { dimension: gender.id }, competencies: ['agree'] });
    // counted from the column `gender` of bfi.csv
    expect(byGender.map(({ n }) => n).sort()).toEqual([1881, 919]);
    for (const { id } of gender.options) {
      const [ours] = await readScores(publication, { filters: new Map([[gender.id, [id]]]), competencies: ['agree'] });
      const [theirs] = await api.database.$queryRaw<{ n: number; mean: number; sd: number }[]>`
        SELECT count(*)::int AS n, avg((score ->> 'score')::float8) AS mean, stddev((score ->> 'score')::float8) AS sd
        FROM attempt JOIN outcome ON attempt_id = attempt.id, jsonb_array_elements(scores -> 'competencies') AS score
        WHERE score ->> 'competency' = 'agree' AND segments ->> ${gender.id} = ${id}`;
      expect(ours?.n).toBe(theirs?.n);
      const { mean, standardDeviation } = summariseScoreCells(required(ours).scores);
      expect(mean).toBeCloseTo(theirs?.mean ?? 0, 9);
      expect(standardDeviation).toBeCloseTo(theirs?.sd ?? 0, 9);
      expect(byGender.find(({ group }) => group === id)?.n).toBe(ours?.n);
    }
    const [overall] = await readScores(publication, { competencies: [''] });
    const [theirs] = await api.database.$queryRaw<{ mean: number; sd: number }[]>`
      SELECT avg(score) AS mean, stddev(score) AS sd
      FROM outcome, LATERAL (SELECT (scores #>> '{overall,score}')::float8 AS score) AS overall`;
    const { mean, standardDeviation } = summariseScoreCells(required(overall).scores);
    expect([mean, standardDeviation]).toEqual([
      expect.closeTo(theirs?.mean ?? 0, 8),
      expect.closeTo(theirs?.sd ?? 0, 8),
    ]);
    expect(await readAnswers(publication, { filters: new Map([[gender.id, ['']]]) })).toEqual([]);
    // All in March 2010, one a minute from midnight on.
    const inMarch = { months: { from: '2010-03', to: '2010-03' } };
    expect((await readAnswers(publication, inMarch)).map(({ n }) => n)).toEqual(Array(6).fill(2800));
    expect(await readScores(publication, { months: { from: '2010-04', to: '2999-12' } })).toEqual([]);
    const byMonth = await readScores(publication, { groupBy: 'month', competencies: ['agree'] });
    expect(byMonth.map(({ group, n }) => [group, n])).toEqual([['2010-03', 2800]]);

    await undoAttemptImport(api.database, importId as string, act());
    await foldAttempts(api.database);
    expect(await api.database.insightAnswerCell.count()).toBe(0);
    expect(await api.database.insightScoreCell.count()).toBe(0);
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
      options: [...options.map((option) => option.id), ''],
    }));
    if (!one || !two || !three) throw new Error('there are three segments');
    const filters: Record<string, string[]>[] = [
      {},
      { [one.id]: one.options.slice(0, 2) },
      { [two.id]: [''] },
      { locale: ['en'] },
      { locale: ['de'] },
    ];
    for (const option of one.options) {
      for (const other of three.options) filters.push({ [one.id]: [option], [three.id]: [other] });
      filters.push({ [one.id]: [option], [two.id]: two.options.slice(1), [three.id]: three.options });
    }
    let people = 0;
    for (const filter of filters) {
      const fitting = stored.filter((attempt) =>
        Object.entries(filter).every(([dimension, options]) =>
          options.includes(dimension === 'locale' ? attempt.locale : (Object(attempt.segments)[dimension] ?? '')),
        ),
      );
      let cells: Awaited<ReturnType<typeof readAnswers>> = [];
      let scores: Awaited<ReturnType<typeof readScores>> = [];
      const statements = await countStatements(async () => {
        cells = await readAnswers(publication, { filters: new Map(Object.entries(filter)) });
        scores = await readScores(publication, { filters: new Map(Object.entries(filter)) });
      });
      expect(statements.length).toBeLessThanOrEqual(4);
      const expected = fitting.length === 0 ? [] : Array(5).fill(fitting.length);
      expect(cells.map(({ n }) => n)).toEqual(expected);
      expect(scores.map(({ n }) => n)).toEqual(expected);
      people += fitting.length;
    }
    expect(people).toBeGreaterThan(4 * 18);
    expect(await readScores(publication, { origins: ['simulated'] })).toEqual([]);
    await expect(readScores(publication, { filters: new Map([['nothing', ['x']]]) })).rejects.toThrow(RangeError);
  }, 60_000);
});
