import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { importAttempts } from '../attempt-import/import-attempts.ts';
import { personalityBundle, personalityCsv, writeTemporary } from '../attempt-import/testing/personality.ts';
import { beginAct } from '../audit/record-act.ts';
import { foldAttempts } from './fold-attempts.ts';

const reference = JSON.parse(
  readFileSync(
    new URL('../../../../../packages/domain/fixtures/psychometrics/reference.json', import.meta.url),
    'utf8',
  ),
).datasets.bfi;

const everything = readFileSync(new URL('./testing/everything.graphql', import.meta.url), 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is asserted field by field, as a client reads it.
type Answer = any;

let api: ApiUnderTest;
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yardstick-bundle-'));
  for (const [name, text] of Object.entries(personalityBundle)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  api = await startApi();
  await api.importFolder(folder);
  await importAttempts(api.database, {
    assessment: 'big-five',
    file: await writeTemporary(personalityCsv),
    fileName: 'attempts.csv',
    act: beginAct({ kind: 'person', id: null, name: 'Ada' }),
    isDryRun: false,
  });
  await foldAttempts(api.database);
}, 60_000);
afterAll(() => api.close());

const ask = async (filter: unknown = null, assessment = 'big-five') => {
  const { data, errors } = await executeAs(api.database, aViewer('analyst'), everything, {
    assessment,
    filter,
    by: assessment === 'big-five' ? 'gender' : 'locale',
  });
  expect(errors).toBeUndefined();
  return data.insights;
};

/** To 1e-9, as the reference was computed by other means. */
const agrees = (ours: number, theirs: number) =>
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));

describe('2,800 imported people', () => {
  it('show every number that the reference has', async () => {
    const insights = await ask();
    let compared = 0;
    const compare = (ours: number, theirs: number) => {
      agrees(ours, theirs);
      compared++;
    };
    expect(insights.people.n).toBe(2800);
    for (const [scale, theirs] of Object.entries<Answer>(reference.complete)) {
      const { reliability, distribution } = insights.measures.find((m: Answer) => m.competency?.key === scale);
      expect([reliability.n, reliability.questionCount]).toEqual([theirs.n_complete, theirs.k]);
      compare(reliability.alpha, theirs.raw_alpha);
      compare(reliability.standardisedAlpha, theirs.std_alpha);
      compare(reliability.guttmanLambda6, theirs.G6_smc);
      compare(reliability.interval.lower, theirs.alpha_ci95_feldt.lower);
      compare(reliability.interval.upper, theirs.alpha_ci95_feldt.upper);
      compare(reliability.mean, theirs.total.pomp.mean);
      compare(reliability.standardDeviation, theirs.total.pomp.sd);
      compare(reliability.standardError, theirs.total.pomp.sem);
      for (const { percent, score } of distribution.completePercentiles) {
        compare(score, theirs.total.pomp.quantiles_type7[`p${percent}`]);
      }
      const isTold = distribution.percentiles.map(({ score }: Answer) => score !== null);
      expect(isTold, 'the lowest score, and what is between percents').toEqual([false, true, true, true, false]);
      const questions = insights.questions.filter((question: Answer) => question.competency === scale);
      expect(questions).toHaveLength(theirs.k);
      for (const { key, isReversed, statistics } of questions) {
        const item = theirs.items[key.toUpperCase()];
        expect([statistics.n, isReversed]).toEqual([item.n, item.keyed === -1]);
        compare(statistics.mean, item.mean);
        compare(statistics.standardDeviation, item.sd);
        compare(statistics.itemRestCorrelation, item.r_drop);
        compare(statistics.alphaIfDeleted, item.alpha_if_dropped.raw_alpha);
        const frequencies = reference.option_frequencies[key.toUpperCase()];
        expect([statistics.answered, statistics.skipped]).toEqual([frequencies.n_valid, frequencies.n_missing]);
        for (const { value, n, share } of statistics.options) {
          expect(n).toBe(frequencies.count[value]);
          compare(share, frequencies.proportion_of_valid[value]);
        }
      }
    }
    expect(compared).toBeGreaterThan(5 * (8 + 7 + 5 * 10) - 1);
  });

  it('add up, by band, bin and gender', async () => {
    const insights = await ask();
    const { distribution } = insights.measures[0];
    const sum = (counts: { n: number }[]) => counts.reduce((all, { n }) => all + n, 0);
    expect(sum(distribution.histogram)).toBe(distribution.n);
    expect(sum(distribution.bands)).toBe(distribution.n);
    expect(distribution.n + distribution.withoutScore).toBe(2800);
    expect(insights.breakdown.map(({ people }: Answer) => people.n ?? null)).toEqual([919, 1881, null]);
    expect(insights.dimensions.map(({ key }: Answer) => key)).toEqual(['gender', 'locale']);
    const [one, two] = insights.breakdown.map(({ measures }: Answer) => measures[0].distribution);
    expect(one.n + two.n).toBe(distribution.n);
    agrees((one.n * one.mean + two.n * two.mean) / distribution.n, distribution.mean);
    expect(insights.trend).toMatchObject([{ months: { from: '2010-03', to: '2010-03' }, n: 2800, breaksBefore: null }]);
  });

  it('are narrowed by a filter as they are broken down', async () => {
    const insights = await ask();
    const narrowed = await ask({ segments: [{ segment: 'gender', options: ['two'] }] });
    expect(narrowed.people.n).toBe(1881);
    expect(narrowed.measures).toEqual(insights.breakdown[1].measures);
    // A filter that leaves out nobody is none.
    expect(await ask({ locales: ['en'], months: { from: '2010-01' } })).toMatchObject({
      people: insights.people,
      measures: insights.measures,
      scope: { months: null, locales: ['en'] },
    });
    expect((await ask({ months: { from: '2011-01' } })).people).toEqual({ __typename: 'SuppressedCell' });
    expect((await ask({ origins: ['RESPONDENT'] })).people).toEqual({ __typename: 'SuppressedCell' });
    expect((await ask({ origins: ['IMPORT'] })).measures).toEqual(insights.measures);
  });

  it('take few statements, whatever is asked at once', async () => {
    await ask();
    for (const filter of [null, { segments: [{ segment: 'gender', options: ['one'] }], locales: ['en'] }]) {
      const statements = await countStatements(() => ask(filter));
      expect(statements.length).toBeLessThanOrEqual(9);
      expect(statements.filter((text) => /\bFROM attempt\b/.test(text)).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('what cannot be answered', () => {
  const refused = async (filter: unknown, assessment = 'big-five') => {
    const { data } = await executeAs(api.database, aViewer('analyst'), everything, { assessment, filter });
    return data.insights;
  };

  it.each([
    [{ segments: [{ segment: 'mood', options: ['good'] }] }, 'gender'],
    [{ segments: [{ segment: 'gender', options: ['three'] }] }, 'one, two'],
    [{ segments: [{ segment: 'gender' }] }, 'no answer'],
    [{ segments: [{ segment: '__proto__', options: ['toString'] }] }, 'gender'],
    [{ months: { from: '2010-13' } }, '2026-01'],
    [{ months: { from: '2010-02', to: '2010-01' } }, 'after'],
    [{ form: 7 }, 'no form 7'],
    [{ scoringModel: -1 }, 'no scoring model -1'],
    [{ origins: ['SIMULATED', 'IMPORT'] }, 'mixed'],
    [{ locales: [] }, 'locale'],
  ])('is said with what is wrong: %j', async (filter, words) => {
    expect(await refused(filter)).toMatchObject({
      __typename: 'InvalidInput',
      message: expect.stringContaining(words),
    });
  });

  it('is not there, or was never published', async () => {
    for (const assessment of ['no-such', "'; DROP TABLE form; --", '']) {
      expect(await refused(null, assessment)).toMatchObject({ __typename: 'NotFound' });
    }
  });

  it('is empty where nobody has taken the assessment', async () => {
    const insights = await ask(null, 'cto-readiness');
    expect(insights.people).toEqual({ __typename: 'SuppressedCell' });
    expect([insights.trend, insights.periods]).toEqual([[], []]);
    expect(insights.funnel).toEqual({ __typename: 'SuppressedCell' });
  });
});

describe('a question', () => {
  const asked = `query ($key: String!) {
    questionInsights(bank: "big-five", key: $key) {
      assessment title form scoringModel
      insight { key statistics { ... on QuestionStatistics { n itemRestCorrelation warnings } } }
    }
  }`;

  it('is told of beside its editor, in each assessment that uses it', async () => {
    const { data } = await executeAs(api.database, aViewer('editor'), asked, { key: 'a1' });
    const [found] = data.questionInsights;
    expect(data.questionInsights).toHaveLength(1);
    expect(found).toMatchObject({ assessment: 'big-five', form: 1, insight: { key: 'a1', statistics: { n: 2709 } } });
    agrees(found.insight.statistics.itemRestCorrelation, reference.complete.agree.items.A1.r_drop);
    expect((await executeAs(api.database, aViewer('editor'), asked, { key: 'none' })).data.questionInsights).toEqual(
      [],
    );
  });
});

describe('the list of assessments', () => {
  it('has the state of each that is published', async () => {
    const { data } = await executeAs(
      api.database,
      aViewer('analyst'),
      '{ insightOverviews { assessment people { ... on People { n } } completion alpha hasSimulated periods { months { from to } n } } }',
    );
    expect(data.insightOverviews).toEqual([
      {
        assessment: 'big-five',
        people: { n: 2800 },
        // Imported ones were not started here.
        completion: null,
        alpha: expect.closeTo(0.698, 3),
        hasSimulated: false,
        periods: [{ months: { from: '2010-03', to: '2010-03' }, n: 2800 }],
      },
      { assessment: 'cto-readiness', people: {}, completion: null, alpha: null, hasSimulated: false, periods: [] },
    ]);
  });
});

describe('a norm', () => {
  const freeze = `mutation ($input: FreezeNormInput!) {
    freezeNorm(input: $input) {
      __typename
      ... on NormSnapshot { scoringModel group from to n isUsed }
      ... on Error { message }
    }
  }`;
  const frozen = async (input: object) =>
    (await executeAs(api.database, aViewer('publisher'), freeze, { input })).data.freezeNorm;

  it('is frozen from the cells of a group, and tells nothing of fewer than a hundred people', async () => {
    const group = { en: 'Women of 2010' };
    const segments = [{ segment: 'gender', options: ['two'] }];
    expect(await frozen({ assessment: 'big-five', filter: { segments }, group })).toEqual({
      __typename: 'NormSnapshot',
      scoringModel: 1,
      group,
      from: '2010-03-01',
      to: '2010-03-31',
      n: 1881,
      isUsed: true,
    });
    const { data } = await executeAs(
      api.database,
      aViewer('analyst'),
      '{ normSnapshots(assessment: "big-five") { n group isUsed } }',
    );
    expect(data.normSnapshots).toEqual([{ n: 1881, group, isUsed: true }]);
    const { content } = await api.database.normSnapshot.findFirstOrThrow();
    const { agree } = (content as { competencies: Record<string, [number, number][]> }).competencies;
    const women = personalityCsv.split('\n').filter((line) => line.includes(',two,'));
    expect(women).toHaveLength(1881);
    expect(agree?.reduce((sum, [, n]) => sum + n, 0)).toBeLessThanOrEqual(1881);
    expect(await api.database.auditEntry.count({ where: { action: 'norm.freeze' } })).toBe(1);

    expect(await frozen({ assessment: 'cto-readiness', group })).toMatchObject({ __typename: 'NormGroupTooSmall' });
    const noAnswer = [{ segment: 'gender', noAnswer: true }];
    expect(await frozen({ assessment: 'big-five', filter: { segments: noAnswer }, group })).toMatchObject({
      __typename: 'NormGroupTooSmall',
    });
    expect(await frozen({ assessment: 'big-five', group: { de: 'Alle' } })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await frozen({ assessment: 'none', group })).toMatchObject({ __typename: 'NotFound' });
    expect(await api.database.normSnapshot.count()).toBe(1);
  });
});
