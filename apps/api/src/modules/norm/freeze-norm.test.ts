import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { foldAttempts } from '../insight/fold-attempts.ts';
import {
  importDrinkers,
  otherWeights,
  publishTea,
  twentyDrinkers,
} from '../scoring-comparison/testing/tea-drinkers.ts';

const teaBundle = fileURLToPath(new URL('../../testing/bundles/tea', import.meta.url));

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [teaBundle] });
});
afterAll(() => api.close());

/** Takes the assessment with the nth option of b1: 68.75 points of brewing and 6.25 for each further option. */
async function take(nth: number) {
  const respondent = await startRespondent(api, 'tea');
  await respondent.answerAll(({ question }) => [question.options[question.key === 'b1' ? nth : 0]?.id ?? '']);
  await respondent.submit();
  return respondent;
}

const percentileOf = async (respondent: Awaited<ReturnType<typeof take>>) => {
  const { data } = await respondent.result();
  return data.result.outcome.competencies.find(
    ({ competency }: { competency: { key: string } }) => competency.key === 'brewing',
  ).percentile;
};

describe('a norm that an editor froze', () => {
  it('is what results say a percentile of, and stays as it is when others submit', async () => {
    for (let nth = 0; nth < 5; nth++) {
      for (let round = 0; round < 4; round++) await Promise.all(Array.from({ length: 5 }, () => take(nth)));
    }
    await foldAttempts(api.database);
    const before = await take(2);
    expect(await percentileOf(before)).toBeNull();

    const freeze = `mutation ($input: FreezeNormInput!) { freezeNorm(input: $input) { ... on NormSnapshot { n } ... on Error { message } } }`;
    const input = { assessment: 'tea', group: { en: 'The first hundred' } };
    const { data, errors } = await executeAs(api.database, aViewer('publisher'), freeze, { input });
    expect(errors).toBeUndefined();
    expect(data.freezeNorm).toEqual({ n: 100 });

    // Twenty each of 68.75, 75, 81.25, 87.5 and 93.75 points: 40 below 81.25 and 20 at it, so 100 (40 + 20 / 2) / 100.
    expect(await percentileOf(before)).toMatchObject({ rank: 50, norm: { n: 100 } });
    expect(await percentileOf(await take(0))).toMatchObject({ rank: 10 });
    expect(await percentileOf(await take(4))).toMatchObject({ rank: 90 });
    await foldAttempts(api.database);
    expect(await percentileOf(before)).toMatchObject({ rank: 50, norm: { n: 100 } });
  });

  it('is dated by those who have a score under its model', async () => {
    await publishTea(api, otherWeights);
    await importDrinkers(api, Array.from({ length: 6 }, () => twentyDrinkers).flat(), 'en', '2026-03');
    const freeze = `mutation ($input: FreezeNormInput!) { freezeNorm(input: $input) { ... on NormSnapshot { n from to } ... on Error { message } } }`;
    const input = { assessment: 'tea', group: { en: 'Since the weights are other ones' } };
    const { data } = await executeAs(api.database, aViewer('publisher'), freeze, { input });
    expect(data.freezeNorm).toEqual({ n: 120, from: '2026-03-01', to: '2026-03-31' });
  });

  it('is of people: a simulated one is refused', async () => {
    const freeze = `mutation ($input: FreezeNormInput!) { freezeNorm(input: $input) { __typename ... on InvalidInput { problems { path } } } }`;
    const input = { assessment: 'tea', filter: { origins: ['SIMULATED'] }, group: { en: 'Nobody' } };
    const { data } = await executeAs(api.database, aViewer('publisher'), freeze, { input });
    expect(data.freezeNorm).toEqual({ __typename: 'InvalidInput', problems: [{ path: ['filter', 'origins'] }] });
  });
});
