import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { foldAttempts } from '../insight/fold-attempts.ts';

const teaBundle = fileURLToPath(new URL('../../testing/bundles/tea', import.meta.url));
const suppressed = { __typename: 'SuppressedCell', reason: expect.any(String) };

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [teaBundle] });
});
afterAll(() => api.close());

interface SegmentQuestion {
  id: string;
  key: string;
  options: { id: string; label: string }[];
}

const kettles: Record<string, string> = { electric: 'Electric', stove: 'On the stove' };

/** Takes the assessment with the nth option of b1 (score 0, 25, 50 … of that question) and a kettle. */
async function take(nth: number, kettle: string | null): Promise<string> {
  const respondent = await startRespondent(api, 'tea');
  await respondent.answerAll(({ question }) => [question.options[question.key === 'b1' ? nth : 0]?.id ?? '']);
  if (kettle) {
    const { data } = await api.run('AssessmentForTaking', { slug: 'tea' });
    const segment: SegmentQuestion = data.assessment.form.segments[0];
    const option = segment.options.find(({ label }) => label === kettles[kettle]);
    await api.run('SaveResponses', {
      token: respondent.token,
      responses: [],
      segments: [{ segment: segment.id, option: option?.id }],
    });
  }
  await respondent.submit();
  return respondent.token;
}

/** Counts what was submitted so far first, as the worker does. */
const benchmark = async (segment?: { segment: string; option: string }[]) => {
  await foldAttempts(api.database);
  const { data, errors } = await api.run('PublicBenchmark', { assessment: 'tea', segment });
  return { benchmark: data.benchmark, errors };
};

describe('the public benchmark', () => {
  it('shows nothing of nine people, and the exact statistics of ten', async () => {
    const takers = [0, 0, 1, 1, 2, 2, 3, 3, 4];
    for (const nth of takers) await take(nth, 'electric');
    const ofNine = (await benchmark()).benchmark;
    await take(4, 'electric');
    const ofTen = (await benchmark()).benchmark;

    expect(ofNine.overall).toEqual(suppressed);
    expect(ofNine.competencies[0].statistics).toEqual(suppressed);
    // Brewing, by hand: b1 x = 0, 1/4 … 1; b2 answered "Never" (1, reversed: x = 1, weight 2); b3 "A thermometer" alone:
    // (2 + 1)/4 = 3/4. S = 100 (x + 2 + 0.75)/4 = 68.75 + 25 x, so the ten are twice 68.75, 75, 81.25, 87.5, 93.75.
    // Mean and median 81.25; SD = 25 · SD(x), SD(x)² = (2 · (1/4 + 1/16 + 0 + 1/16 + 1/4)) / 9 = 1.25 / 9.
    const brewing = ofTen.competencies[0].statistics;
    expect(brewing).toMatchObject({ __typename: 'Cell', n: 10, mean: 81.25, median: 81.25 });
    expect(brewing.standardDeviation).toBeCloseTo(25 * Math.sqrt(1.25 / 9), 10);
    expect(ofTen.overall.n).toBe(10);
  });

  it('is as if an erased attempt had never been', async () => {
    const before = (await benchmark()).benchmark;
    const token = await take(0, 'electric');
    expect((await benchmark()).benchmark.overall.n).toBe(11);

    await api.run('DeleteAttempt', { token });

    expect((await benchmark()).benchmark).toEqual(before);
  });

  it('does not let a small group be told by subtraction', async () => {
    for (let i = 0; i < 3; i++) await take(i, 'stove');
    const all = (await benchmark()).benchmark.overall;
    const electric = (await benchmark([{ segment: 'kettle', option: 'electric' }])).benchmark.overall;
    const stove = (await benchmark([{ segment: 'kettle', option: 'stove' }])).benchmark.overall;
    const samovar = (await benchmark([{ segment: 'kettle', option: 'samovar' }])).benchmark.overall;

    // 13 people, 10 electric: showing both would show the 3 on the stove.
    expect(all.n).toBe(13);
    expect(electric).toEqual(suppressed);
    // Nobody has a samovar; that looks the same as too few.
    expect(stove).toEqual(samovar);

    for (let i = 0; i < 7; i++) await take(i % 5, 'stove');
    expect((await benchmark([{ segment: 'kettle', option: 'electric' }])).benchmark.overall.n).toBe(10);
    expect((await benchmark([{ segment: 'kettle', option: 'stove' }])).benchmark.overall.n).toBe(10);
  });

  it('says which segment or option it does not know, and is null for an unknown assessment', async () => {
    expect((await benchmark([{ segment: 'mood', option: 'good' }])).errors?.[0]?.message).toContain('kettle');
    expect((await benchmark([{ segment: 'kettle', option: 'solar' }])).errors?.[0]?.message).toContain('samovar');
    expect(
      (
        await benchmark([
          { segment: 'kettle', option: 'stove' },
          { segment: 'kettle', option: 'stove' },
        ])
      ).errors,
    ).toHaveLength(1);
    expect((await api.run('PublicBenchmark', { assessment: 'no-such' })).data).toEqual({ benchmark: null });
  });
});
