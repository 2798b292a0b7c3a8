import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { aPublisher } from '../publishing/testing/publisher.ts';
import { foldAttempts } from './fold-attempts.ts';

const teaBundle = fileURLToPath(new URL('../../testing/bundles/tea', import.meta.url));
const everything = readFileSync(new URL('./testing/everything.graphql', import.meta.url), 'utf8');

let api: ApiUnderTest;
let peter: ReturnType<typeof aPublisher>;
beforeAll(async () => {
  api = await startApi({ content: [teaBundle] });
  peter = aPublisher(api);
});
afterAll(() => api.close());

/** Takes the assessment with the nth option of b1: 68.75 points of brewing and 6.25 for each further option. */
async function take(nth: number): Promise<void> {
  const respondent = await startRespondent(api, 'tea');
  await respondent.answerAll(({ question }) => [question.options[question.key === 'b1' ? nth : 0]?.id ?? '']);
  await respondent.submit();
}

const takeTwenty = async () => {
  for (let person = 0; person < 20; person++) await take(person % 5);
};

const ask = async (filter: object = {}) => {
  await foldAttempts(api.database);
  const { data, errors } = await executeAs(api.database, aViewer('analyst'), everything, { assessment: 'tea', filter });
  expect(errors).toBeUndefined();
  return data.insights;
};
const hidden = { __typename: 'SuppressedCell' };

describe('an assessment over its history', () => {
  it('shows twenty people as counted by hand, and where others stopped', async () => {
    await takeTwenty();
    // Five stop after two questions, one before the first.
    for (let person = 0; person < 6; person++) {
      const respondent = await startRespondent(api, 'tea');
      const answered = respondent.placements.slice(0, person === 0 ? 0 : 2);
      await respondent.save(
        answered.map(({ id, question }) => ({ placement: id, options: [question.options[0]?.id ?? ''] })),
      );
    }
    const { measures, roleGaps, funnel, trend, forms, questions } = await ask();

    // Four each of 68.75, 75, 81.25, 87.5 and 93.75 points.
    const brewing = measures[1].distribution;
    expect(brewing).toMatchObject({ n: 20, mean: 81.25, median: 81.25, lowerQuartile: 75, upperQuartile: 87.5 });
    // Of so few, more than the quartiles would be single people.
    const percentiles = [0, 10, 25, 90, 99.5].map((percent) => ({ percent, score: percent === 25 ? 75 : null }));
    expect(brewing.percentiles).toEqual(percentiles);
    expect(brewing.bands).toEqual([
      { key: 'low', name: 'Beginning', from: 0, to: 50, n: 0, share: 0 },
      { key: 'mid', name: 'Practised', from: 50, to: 65, n: 0, share: 0 },
      { key: 'high', name: 'Sure', from: 65, to: 100, n: 20, share: 1 },
    ]);
    // Four people are in none of the bins alone: 65–70 is joined with 70–80, and 90–95 with those before.
    expect(brewing.histogram.filter(({ n }: { n: number }) => n > 0)).toEqual([
      { from: 65, to: 80, n: 8, share: 0.4 },
      { from: 80, to: 100, n: 12, share: 0.6 },
    ]);
    const b1 = questions.find(({ key }: { key: string }) => key === 'b1').statistics;
    expect(b1).toMatchObject({ n: 20, difficulty: 0.5, answered: 20, skipped: 0, warnings: [] });
    expect(b1.options.map(({ n }: { n: number | null }) => n)).toEqual([null, null, null, null, null]);
    // A target of 80 leaves 11.25 and 5 points to eight of them: (4 · 11.25 + 4 · 5) / 20.
    const host = roleGaps.find(({ role }: { role: string }) => role === 'host').competencies[0];
    expect(host).toMatchObject({
      competency: 'brewing',
      target: 80,
      gap: { n: 20, meanGap: 3.25, belowTarget: 8, shareBelowTarget: 0.4 },
    });
    expect(funnel).toMatchObject({ started: 26, submitted: 20, completion: 20 / 26 });
    expect(funnel.steps[0]).toMatchObject({
      placements: [{ position: 1 }, { position: 2 }, { position: 3 }],
      reached: 26,
      dropped: 6,
      share: 6 / 26,
    });
    expect(funnel.steps.slice(1).every(({ dropped }: { dropped: number }) => dropped === 0)).toBe(true);
    expect(trend).toMatchObject([{ n: 20, scoringModel: 1, breaksBefore: null }]);
    expect(forms).toMatchObject([{ number: 1, isLive: true, people: { n: 20 } }]);
  }, 60_000);

  it('breaks the trend where the scoring changes, and keeps the people of each model apart', async () => {
    await peter.revise('assessment', 'tea', (content) => {
      content.competencies[1].weight = 2;
    });
    expect(await peter.publish('assessment', 'tea')).toMatchObject({ publications: [{ scoringModel: { number: 2 } }] });
    for (let person = 0; person < 4; person++) await take(person);
    const withFour = await ask();
    expect([withFour.people, withFour.scope.scoringModel]).toEqual([{ __typename: 'People', n: 24 }, 2]);
    // Neither the four, nor what they leave of everybody.
    expect(withFour.measures[0].distribution).toEqual(hidden);
    expect((await ask({ scoringModel: 1 })).measures[0].distribution).toEqual(hidden);
    expect(withFour.measures[0].reliability).toMatchObject({ n: 24 });

    for (let person = 4; person < 20; person++) await take(person % 5);
    const second = await ask();
    expect([second.people.n, second.measures[0].distribution.n]).toEqual([40, 20]);
    expect((await ask({ scoringModel: 1 })).measures[0].distribution.n).toBe(20);
    expect(second.scoringModels.map(({ people }: { people: { n: number } }) => people.n)).toEqual([20, 20]);
    expect(second.trend).toMatchObject([
      { n: 20, scoringModel: 1, breaksBefore: null },
      { n: 20, scoringModel: 2, breaksBefore: 'SCORING_MODEL' },
    ]);
  }, 60_000);

  it('breaks it where the form changes, and compares nobody over that', async () => {
    await peter.revise('assessment', 'tea', (content) => {
      content.sections[1].placements.pop();
    });
    expect(await peter.publish('assessment', 'tea')).toMatchObject({ publications: [{ form: { number: 2 } }] });
    for (let person = 0; person < 6; person++) await take(person % 5);
    const third = await ask();
    expect(third.people.n).toBe(6);
    expect(third.forms.map(({ people }: { people: { n: number } }) => people.n)).toEqual([40, 6]);
    expect(third.trend.map(({ breaksBefore }: { breaksBefore: string | null }) => breaksBefore)).toEqual([
      null,
      'SCORING_MODEL',
      'STRUCTURE',
    ]);
    const first = await ask({ form: 1 });
    expect([first.people.n, first.scope.scoringModel]).toEqual([40, 2]);
    const { data } = await executeAs(api.database, aViewer('analyst'), everything, {
      assessment: 'tea',
      filter: { form: 1, scoringModel: 3 },
    });
    expect(data.insights).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ path: ['filter', 'scoringModel'] }],
    });
  }, 60_000);
});
