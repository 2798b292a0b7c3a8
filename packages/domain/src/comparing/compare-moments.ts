import type { ScoringModel } from '../publishing/scoring-model.ts';
import type { CoOccurrenceCells } from '../statistics/co-occurrence-cells.ts';
import { correlateExactly, divideExactly } from '../statistics/exact-ratio.ts';
import { multiplyKeyedValues, sumKeyedValues, weighCrossProducts } from '../statistics/moments-from-cells.ts';
import { type KeyedQuestion, keyQuestions, keysOf, weighQuestions } from '../statistics/question-key.ts';

/** Statistics of a score, 0 to 100, over complete cases; null where undefined. */
export interface ScoredMoments {
  mean: number | null;
  standardDeviation: number | null;
  /** of the questions that count, weighted */
  alpha: number | null;
  /** SD √(1 − alpha), in points */
  standardError: number | null;
}

export interface ComparedMoments {
  /** complete cases */
  n: number;
  before: ScoredMoments;
  after: ScoredMoments;
  correlation: number | null;
}

/**
 * What `compareScorings` says of scores, exact as there, without what it says of single questions: quick enough to be
 * asked while a weight is being moved.
 */
export function compareMoments(cells: CoOccurrenceCells, before: ScoringModel, after: ScoringModel): ComparedMoments {
  const first = describeScoring(cells, before);
  const second = describeScoring(cells, after);
  const together = weighCrossProducts(
    multiplyKeyedValues(cells, first.keyed, second.keyed),
    first.factors,
    second.factors,
  );
  return {
    n: cells.n,
    before: first.moments,
    after: second.moments,
    correlation: correlateExactly(together, first.spread, second.spread),
  };
}

interface Scoring {
  keyed: KeyedQuestion[];
  factors: readonly bigint[];
  /** n (n − 1) variances of the weighted sum */
  spread: bigint;
  moments: ScoredMoments;
}

function describeScoring(cells: CoOccurrenceCells, model: ScoringModel): Scoring {
  const keys = keysOf(cells.layout, model);
  const keyed = keyQuestions(cells.layout, keys);
  const { factors, unit } = weighQuestions(keyed, keys);
  const products = multiplyKeyedValues(cells, keyed, keyed);
  const spread = weighCrossProducts(products, factors, factors);
  const nothing = { mean: null, standardDeviation: null, alpha: null, standardError: null };
  const people = BigInt(cells.n);
  if (people === 0n || unit === 0n) return { keyed, factors, spread, moments: nothing };

  const sums = sumKeyedValues(cells, keyed);
  const total = keyed.reduce((sum, { min }, i) => sum + (factors[i] ?? 0n) * ((sums[i] ?? 0n) - people * min), 0n);
  const mean = divideExactly(100n * total, people * unit);
  if (people === 1n) return { keyed, factors, spread, moments: { ...nothing, mean } };
  const standardDeviation = Math.sqrt(divideExactly(10_000n * spread, people * (people - 1n) * unit * unit));
  const alpha = alphaOf(products, factors, spread);
  const standardError = alpha === null ? null : standardDeviation * Math.sqrt(1 - alpha);
  return { keyed, factors, spread, moments: { mean, standardDeviation, alpha, standardError } };
}

/** k/(k−1) · (1 − tr C / ΣC); null with fewer than two questions that count, or where the score does not vary. */
function alphaOf(products: readonly (readonly bigint[])[], factors: readonly bigint[], spread: bigint): number | null {
  const k = factors.filter((factor) => factor > 0n).length;
  if (k < 2 || spread <= 0n) return null;
  const trace = factors.reduce((sum, factor, i) => sum + factor * factor * (products[i]?.[i] ?? 0n), 0n);
  return (k / (k - 1)) * divideExactly(spread - trace, spread);
}
