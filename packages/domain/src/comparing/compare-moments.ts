import type { ScoringModel } from '../publishing/scoring-model.ts';
import type { CoOccurrenceCells } from '../statistics/co-occurrence-cells.ts';
import { correlateExactly, divideExactly } from '../statistics/exact-ratio.ts';
import { prepareCrossProducts, sumKeyedValues } from '../statistics/moments-from-cells.ts';
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
  const first = readyScoring(cells, before);
  const second = readyScoring(cells, after);
  const own = crossProducts(cells, first, first);
  const other = crossProducts(cells, second, second);
  return {
    n: cells.n,
    before: describeScoring(cells, first, own),
    after: describeScoring(cells, second, other),
    correlation: correlateExactly(crossProducts(cells, first, second).whole, own.whole, other.whole),
  };
}

interface Scoring {
  keyed: KeyedQuestion[];
  factors: readonly bigint[];
  unit: bigint;
}

function readyScoring({ layout }: CoOccurrenceCells, model: ScoringModel): Scoring {
  const keys = keysOf(layout, model);
  const keyed = keyQuestions(layout, keys);
  return { keyed, ...weighQuestions(keyed, keys) };
}

/** n Σ x y − Σ x Σ y of two weighted sums, and what of it each question has with itself. */
interface CrossProducts {
  whole: bigint;
  diagonal: bigint;
}

function crossProducts(cells: CoOccurrenceCells, first: Scoring, second: Scoring): CrossProducts {
  const productOf = prepareCrossProducts(cells, first.keyed, second.keyed);
  let whole = 0n;
  let diagonal = 0n;
  first.factors.forEach((factor, i) => {
    if (factor === 0n) return;
    let row = 0n;
    second.factors.forEach((otherFactor, j) => {
      if (otherFactor === 0n) return;
      const entry = otherFactor * productOf(i, j);
      row += entry;
      if (i === j) diagonal += factor * entry;
    });
    whole += factor * row;
  });
  return { whole, diagonal };
}

function describeScoring(
  cells: CoOccurrenceCells,
  { keyed, factors, unit }: Scoring,
  { whole, diagonal }: CrossProducts,
): ScoredMoments {
  const nothing = { mean: null, standardDeviation: null, alpha: null, standardError: null };
  const people = BigInt(cells.n);
  if (people === 0n || unit === 0n) return nothing;
  const sums = sumKeyedValues(cells, keyed);
  const total = keyed.reduce((sum, { min }, i) => sum + (factors[i] ?? 0n) * ((sums[i] ?? 0n) - people * min), 0n);
  const mean = divideExactly(100n * total, people * unit);
  if (people === 1n) return { ...nothing, mean };
  const standardDeviation = Math.sqrt(divideExactly(10_000n * whole, people * (people - 1n) * unit * unit));
  const k = factors.filter((factor) => factor > 0n).length;
  // k/(k−1) · (1 − tr C / ΣC); none with fewer than two questions that count, or where the score does not vary
  const alpha = k < 2 || whole <= 0n ? null : (k / (k - 1)) * divideExactly(whole - diagonal, whole);
  const standardError = alpha === null ? null : standardDeviation * Math.sqrt(1 - alpha);
  return { mean, standardDeviation, alpha, standardError };
}
