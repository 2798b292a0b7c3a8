import { describe, expect, it } from 'vitest';
import { percentileRank, type ScoreHistogram } from '../scoring/percentile-rank.ts';
import { quantileOf, rankScores, summariseScores } from './describe-scores.ts';

describe('a distribution of scores', () => {
  const scores: ScoreHistogram = [
    [10, 1],
    [20, 2],
    [40, 1],
  ];

  it('has quantiles between the scores of neighbours, as R computes them', () => {
    // quantile(c(10, 20, 20, 40), c(0, .1, .5, .75, .9, 1))
    expect([0, 0.1, 0.5, 0.75, 0.9, 1].map((p) => quantileOf(scores, p))).toEqual([10, 13, 20, 25, 34, 40]);
    expect(() => quantileOf(scores, 1.1)).toThrow(RangeError);
    expect(() => quantileOf(scores, Number.NaN)).toThrow(RangeError);
  });

  it('of nobody has no statistics, of one person no SD', () => {
    expect(summariseScores([])).toEqual({ n: 0, mean: null, standardDeviation: null });
    expect(quantileOf([], 0.5)).toBeNull();
    expect(rankScores([])).toEqual([]);
    expect(summariseScores([[70, 1]])).toEqual({ n: 1, mean: 70, standardDeviation: null });
  });

  it('ranks each score as a norm snapshot of the same people does', () => {
    const norm: ScoreHistogram = scores.map(([score, people]) => [score, 50 * people]);
    expect(rankScores(norm).map((ranked) => ranked.percentileRank)).toEqual(
      norm.map(([score]) => percentileRank(norm, score)),
    );
  });
});
