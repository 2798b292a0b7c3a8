import type { CoOccurrenceCells } from './co-occurrence-cells.ts';
import { entryOf, fillMatrix, type Matrix } from './matrix.ts';
import { type Moments, momentsFromCells, type ScoreMoments, scoreMomentsFromCells } from './moments-from-cells.ts';
import { keyQuestions, type QuestionKey, weighQuestions } from './question-key.ts';
import {
  describeReliability,
  describeReliabilityIfDeleted,
  type Interval,
  intervalOfAlpha,
  type Reliability,
  standardErrorOf,
} from './reliability.ts';

/** Reliability of a score (0 to 100) over the complete cases that were counted; null where undefined. */
export interface ScoreReliability extends ScoreMoments, Reliability {
  interval: Interval | null;
  /** in points of the score */
  standardError: number | null;
}

/**
 * Estimates it from counts. The parts of the score are the questions' weighted contributions, so that ΣC is the variance
 * of the score itself; a question of weight 0, or whose options all have one value, is no part of it.
 */
export function estimateReliability(cells: CoOccurrenceCells, keys: readonly QuestionKey[]): ScoreReliability {
  const moments = momentsFromCells(cells, keys);
  const score = scoreMomentsFromCells(cells, keys, moments);
  const reliability = describeReliability(contributionsOf(cells, keys, moments).covariance);
  const { alpha, k } = reliability;
  return {
    ...score,
    ...reliability,
    interval: intervalOfAlpha({ alpha, n: score.n, k }),
    standardError: standardErrorOf(score.standardDeviation, alpha),
  };
}

/** Question → the coefficients without it; null for a question that does not count. */
export function estimateReliabilityIfDeleted(
  cells: CoOccurrenceCells,
  keys: readonly QuestionKey[],
): (Reliability | null)[] {
  const { covariance, counting } = contributionsOf(cells, keys, momentsFromCells(cells, keys));
  const ifDeleted = describeReliabilityIfDeleted(covariance);
  return keys.map((_, question) => ifDeleted[counting.indexOf(question)] ?? null);
}

/** Of the questions that count: their covariance in points of the score, and which they are. */
function contributionsOf(
  cells: CoOccurrenceCells,
  keys: readonly QuestionKey[],
  { covariance }: Moments,
): { covariance: Matrix; counting: number[] } {
  const { factors, unit } = weighQuestions(keyQuestions(cells.layout, keys), keys);
  const counting = keys.flatMap((_, question) => ((factors[question] ?? 0n) > 0n ? [question] : []));
  const points = counting.map((question) => (100 * Number(factors[question])) / Number(unit));
  return {
    counting,
    covariance: fillMatrix(counting.length, (i, j) => {
      const entry = covariance ? entryOf(covariance, counting[i] as number, counting[j] as number) : 0;
      return (points[i] as number) * entry * (points[j] as number);
    }),
  };
}
