import type { ScoreHistogram } from '../scoring/percentile-rank.ts';

/** null where undefined. */
export interface ScoreSummary {
  n: number;
  mean: number | null;
  /** with n − 1 */
  standardDeviation: number | null;
}

/** Mean and SD of a distribution of scores. */
export function summariseScores(histogram: ScoreHistogram): ScoreSummary {
  const n = peopleIn(histogram);
  if (n === 0) return { n, mean: null, standardDeviation: null };
  const mean = histogram.reduce((sum, [score, people]) => sum + score * people, 0) / n;
  if (n < 2) return { n, mean, standardDeviation: null };
  const spread = histogram.reduce((sum, [score, people]) => sum + (score - mean) ** 2 * people, 0);
  return { n, mean, standardDeviation: Math.sqrt(spread / (n - 1)) };
}

/** Quantile of Hyndman and Fan's type 7, the default of R and `percentile_cont` of PostgreSQL; p from 0 to 1. */
export function quantileOf(histogram: ScoreHistogram, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError('a quantile is between 0 and 1');
  const n = peopleIn(histogram);
  if (n === 0) return null;
  const place = (n - 1) * p;
  const low = scoreAtRank(histogram, Math.floor(place));
  const high = scoreAtRank(histogram, Math.ceil(place));
  return low + (place - Math.floor(place)) * (high - low);
}

/** A score, how many people have it and a lower one, and 100 (B + 0.5 E) / N. */
export interface PercentileRank {
  score: number;
  count: number;
  below: number;
  percentileRank: number;
}

/** The percentile rank of every score that somebody has, ascending; whether it may be shown is decided in scoring. */
export function rankScores(histogram: ScoreHistogram): PercentileRank[] {
  const n = peopleIn(histogram);
  let below = 0;
  return histogram.map(([score, count]) => {
    const ranked = { score, count, below, percentileRank: (100 * (2 * below + count)) / (2 * n) };
    below += count;
    return ranked;
  });
}

function peopleIn(histogram: ScoreHistogram): number {
  return histogram.reduce((sum, [, people]) => sum + people, 0);
}

function scoreAtRank(histogram: ScoreHistogram, rank: number): number {
  let passed = 0;
  for (const [score, people] of histogram) {
    passed += people;
    if (rank < passed) return score;
  }
  throw new RangeError('fewer people than that');
}
