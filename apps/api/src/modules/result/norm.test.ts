import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { startRespondent } from '../../testing/respondent.ts';

const teaBundle = fileURLToPath(new URL('../../testing/bundles/tea', import.meta.url));

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [teaBundle] });
});
afterAll(() => api.close());

/** A norm group of 400 people: 100 scored 50 in brewing, 200 scored 75, 100 scored 100; alpha 0.75, SD 20. */
async function freezeNorm(n: number): Promise<void> {
  const model = await api.database.scoringModel.findFirstOrThrow();
  const histogram = [
    [50, n / 4],
    [75, n / 2],
    [100, n / 4],
  ];
  const reliability = { n, standardDeviation: 20, alpha: 0.75 };
  await api.database.normSnapshot.create({
    data: {
      id: v7(),
      scoringModelId: model.id,
      content: {
        schemaVersion: 1,
        scoringModelHash: model.hash,
        group: { en: 'Everyone who finished in 2025' },
        from: '2025-01-01',
        to: '2025-12-31',
        n,
        competencies: { brewing: histogram, tasting: histogram },
        overall: histogram,
        reliability: { brewing: reliability, tasting: { ...reliability, alpha: 0.49 } },
      },
    },
  });
}

/** Brewing 75: b1 "With a scale" 3/4, b2 "Seldom" reversed 3/4, b3 "A thermometer" (2 + 1)/4 = 3/4. */
async function takeWithBrewing75() {
  const respondent = await startRespondent(api, 'tea');
  const chosen: Record<string, number> = { b1: 3, b2: 1 };
  await respondent.answerAll(({ question }) => [question.options[chosen[question.key] ?? 0]?.id ?? '']);
  await respondent.submit();
  return (await respondent.result()).data.result;
}

describe('a result beside a norm group', () => {
  it('shows no percentile and no standard error without one', async () => {
    const { outcome, focusAreas } = await takeWithBrewing75();

    expect(outcome.competencies[0]).toMatchObject({ score: 75, percentile: null, standardError: null });
    expect(focusAreas[0].certainty).toBe('UNKNOWN');
  });

  it('shows no percentile under 100 people and no standard error under 200', async () => {
    await freezeNorm(96);
    expect((await takeWithBrewing75()).outcome.competencies[0]).toMatchObject({
      percentile: null,
      standardError: null,
    });
    await freezeNorm(120);
    expect((await takeWithBrewing75()).outcome.competencies[0]).toMatchObject({
      percentile: { rank: 50 },
      standardError: null,
    });
  });

  it('names the group of a percentile, states the standard error, and tells a clear gap from an unclear one', async () => {
    await freezeNorm(400);

    const { outcome, focusAreas } = await takeWithBrewing75();

    // 100 (100 below + 200 / 2) / 400 = 50; SEM = 20 √(1 − 0.75) = 10; the gap 80 − 75 = 5 is under 1.96 · 10.
    const [brewing, tasting] = outcome.competencies;
    expect(brewing.percentile).toEqual({ rank: 50, norm: { n: 400, from: '2025-01-01', to: '2025-12-31' } });
    expect(brewing.standardError).toBe(10);
    // Alpha 0.49 says that the questions hardly belong together, so no standard error is shown, nor one of the overall.
    expect(tasting.standardError).toBeNull();
    expect(outcome.overall.standardError).toBeNull();
    const certainties = Object.fromEntries(
      focusAreas.map((area: { competency: { key: string }; certainty: string }) => [
        area.competency.key,
        area.certainty,
      ]),
    );
    expect(certainties).toEqual({ brewing: 'WITHIN_MEASUREMENT_ERROR', tasting: 'UNKNOWN' });
  });
});
