import type { CellLayout } from '@yardstick/domain/statistics/cell-layout.ts';
import { createScoreCells, type ScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import { describe, expect, it } from 'vitest';
import { describeDistribution, type JudgedScores } from './describe-distribution.ts';

const k = 5;
const layout: CellLayout = { competency: 'agree', questions: [], firstOptions: [], optionCount: 0, hash: 'agree' };

const tableOf = (people: number) => ({
  width: 1,
  scores: Float64Array.from({ length: people }, (_, place) => place / 10),
  counts: new Float64Array(people).fill(1),
});

/** So many people with 0, 0.1, 0.2 points and so on, of whom the lowest answered everything. */
const scoresOf = (n: number, complete = n): ScoreCells => ({
  ...createScoreCells(layout),
  n,
  scores: tableOf(n),
  completeScores: tableOf(complete),
});

function distributionOf(judged: JudgedScores) {
  const distribution = describeDistribution(judged, { model: { bands: [] }, nameOf: (key) => key, k });
  if (distribution.kind === 'suppressed') throw new Error('enough people have a score');
  return distribution;
}

const alone = (own: ScoreCells): JudgedScores => ({ own, all: [own] });
const percents = [0, 1, 5, 10, 25, 50, 75, 100];

// The score at p percent is (n − 1) p / 1000: type 7, with a tenth of a point from one person to the next.
const expected: [n: number, scores: (number | null)[]][] = [
  [49, [null, null, null, null, 1.2, 2.4, 3.6, null]],
  [50, [null, null, null, null, 1.225, 2.45, 3.675, null]],
  [99, [null, null, null, null, 2.45, 4.9, 7.35, null]],
  [100, [null, null, 0.495, 0.99, 2.475, 4.95, 7.425, null]],
  [499, [null, null, 2.49, 4.98, 12.45, 24.9, 37.35, null]],
  [500, [null, 0.499, 2.495, 4.99, 12.475, 24.95, 37.425, null]],
];
const near = (scores: readonly (number | null)[]) =>
  scores.map((score) => (score === null ? null : expect.closeTo(score, 9)));

describe('percentiles', () => {
  it.each(expected)('of %i people come in steps that hold as many as may be shown', (n, scores) => {
    const { percentile } = distributionOf(alone(scoresOf(n)));

    expect(percents.map(percentile)).toEqual(near(scores));
  });

  it.each([5, 20, 49, 50, 99, 100, 499, 500, 2000])('of %i people tell the quartiles, as those are told', (n) => {
    const { percentile, quartiles } = distributionOf(alone(scoresOf(n)));

    expect([25, 50, 75].map(percentile)).toEqual(quartiles);
  });

  it.each([5, 20, 49, 50, 99, 100, 499, 500])('of %i people part them into nobody, a quarter or k people', (n) => {
    const { percentile, quartiles } = distributionOf(alone(scoresOf(n)));
    const all = Array.from({ length: 1001 }, (_, place) => percentile(place / 10)).filter((score) => score !== null);

    const told = [...new Set([...all, ...quartiles])].sort((one, other) => one - other);

    const shares = [0, ...told].map((from, place) => {
      const to = told[place] ?? Number.POSITIVE_INFINITY;
      // Scores count in tenths from 0 on, so this is how many people are in between.
      return Math.min(n, Math.ceil(to * 10 - 1e-9)) - Math.ceil(from * 10 - 1e-9);
    });
    const least = told.length === 3 ? Math.floor((n - 1) / 4) : k - 1;
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(least);
  });
});

describe('percentiles of those who answered everything', () => {
  it.each(expected)('of %i people come in the same steps, whatever others there are', (n, scores) => {
    const { completePercentile } = distributionOf(alone(scoresOf(n + 5, n)));

    expect(percents.map((percent) => completePercentile?.(percent))).toEqual(near(scores));
  });

  it.each<[string, JudgedScores]>([
    ['nobody of the group answered everything', alone(scoresOf(100, 0))],
    ['four answered everything', alone(scoresOf(100, 4))],
    ['four left something out', alone(scoresOf(100, 96))],
    ['nobody of another class answered everything', { own: scoresOf(100), all: [scoresOf(100), scoresOf(50, 0)] }],
    ['four of another class did', { own: scoresOf(100), all: [scoresOf(100), scoresOf(50, 4)] }],
    ['four of another class left something out', { own: scoresOf(100), all: [scoresOf(100), scoresOf(50, 46)] }],
    ['other classes were not read', { own: scoresOf(100), all: null }],
  ])('are not told where %s', (_why, judged) => {
    expect(distributionOf(judged).completePercentile).toBeNull();
  });

  it('are told where five of every class left something out', () => {
    const { completePercentile } = distributionOf({
      own: scoresOf(105, 100),
      all: [scoresOf(105, 100), scoresOf(10, 5)],
    });

    expect(completePercentile?.(5)).toBeCloseTo(0.495, 9);
  });
});
