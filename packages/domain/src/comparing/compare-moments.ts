import type { ScoringModel } from '../publishing/scoring-model.ts';
import { type CoOccurrenceCells, countOf } from '../statistics/co-occurrence-cells.ts';
import { correlateExactly, divideExactly } from '../statistics/exact-ratio.ts';
import { sumKeyedValues } from '../statistics/moments-from-cells.ts';
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
  const n = BigInt(cells.n);
  // What everybody has, whatever they chose, cancels out.
  const withoutBase = ({ keyed }: Scoring) =>
    sumKeyedValues(
      cells,
      keyed.map((question) => ({ ...question, base: 0n })),
    );
  const firstSums = withoutBase(first);
  const secondSums = withoutBase(second);
  const productOf = prepareProducts(cells, first.keyed, second.keyed);
  let whole = 0n;
  let diagonal = 0n;
  first.factors.forEach((factor, i) => {
    if (factor === 0n) return;
    let row = 0n;
    second.factors.forEach((otherFactor, j) => {
      if (otherFactor === 0n) return;
      const entry = otherFactor * (n * productOf(i, j) - (firstSums[i] ?? 0n) * (secondSums[j] ?? 0n));
      row += entry;
      if (i === j) diagonal += factor * entry;
    });
    whole += factor * row;
  });
  return { whole, diagonal };
}

/** Σ step_a step_b N_ab of two questions: in ordinary numbers wherever they are exact, which is much quicker. */
function prepareProducts(cells: CoOccurrenceCells, first: readonly KeyedQuestion[], second: readonly KeyedQuestion[]) {
  const { firstOptions } = cells.layout;
  const ordinary = (keyed: readonly KeyedQuestion[]) => keyed.map(({ steps }) => Float64Array.from(steps, Number));
  const [ours, theirs] = [ordinary(first), ordinary(second)];
  const largest = (all: readonly Float64Array[]) =>
    Math.max(0, ...all.map((steps) => steps.reduce((sum, step) => sum + Math.abs(step), 0)));
  // No pair of options is chosen by more than n people, so no sum can be larger.
  const isExact = largest(ours) * largest(theirs) * cells.n <= Number.MAX_SAFE_INTEGER;
  return (i: number, j: number): bigint => {
    const [a, b] = [firstOptions[i] as number, firstOptions[j] as number];
    if (!isExact)
      return productInBigInts(cells, { at: a, steps: first[i]?.steps ?? [] }, { at: b, steps: second[j]?.steps ?? [] });
    const [steps, otherSteps] = [ours[i] as Float64Array, theirs[j] as Float64Array];
    let product = 0;
    for (let option = 0; option < steps.length; option++) {
      let perPerson = 0;
      for (let other = 0; other < otherSteps.length; other++)
        perPerson += (otherSteps[other] as number) * countOf(cells, a + option, b + other);
      product += (steps[option] as number) * perPerson;
    }
    return BigInt(product);
  };
}

interface Steps {
  /** number of the question's first option */
  at: number;
  steps: readonly bigint[];
}

function productInBigInts(cells: CoOccurrenceCells, one: Steps, other: Steps): bigint {
  let product = 0n;
  for (const [a, step] of one.steps.entries()) {
    for (const [b, otherStep] of other.steps.entries())
      product += step * otherStep * BigInt(countOf(cells, one.at + a, other.at + b));
  }
  return product;
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
