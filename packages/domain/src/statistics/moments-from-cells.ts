import { type CoOccurrenceCells, countOf } from './co-occurrence-cells.ts';
import { divideExactly } from './exact-ratio.ts';
import { entryOf, fillMatrix, type Matrix } from './matrix.ts';
import { type KeyedQuestion, keyQuestions, type QuestionKey, weighQuestions } from './question-key.ts';

/** Moments of the keyed values (whole numbers, reverse-keyed ones turned round, unweighted) of complete cases. */
export interface Moments {
  n: number;
  /** Σ y_i, exact */
  sums: readonly bigint[];
  /** question × question: n Σ y_i y_j − Σ y_i Σ y_j = n (n − 1) C_ij, exact */
  crossProducts: readonly (readonly bigint[])[];
  /** null where n = 0 */
  means: readonly (number | null)[];
  /** with n − 1; null where n < 2 */
  standardDeviations: readonly (number | null)[];
  /** with n − 1; null where n < 2 */
  covariance: Matrix | null;
}

/** Moments of a competency's questions under a key, from counts alone. */
export function momentsFromCells(cells: CoOccurrenceCells, keys: readonly QuestionKey[]): Moments {
  const keyed = keyQuestions(cells.layout, keys);
  const n = BigInt(cells.n);
  const pairs = n * (n - 1n);
  const sums = sumKeyedValues(cells, keyed);
  const crossProducts = multiplyKeyedValues(cells, keyed, keyed);
  const crossProduct = (i: number, j: number) => crossProducts[i]?.[j] ?? 0n;
  const covariance = cells.n < 2 ? null : fillMatrix(keyed.length, (i, j) => divideExactly(crossProduct(i, j), pairs));
  return {
    n: cells.n,
    sums,
    crossProducts,
    means: sums.map((sum) => (cells.n === 0 ? null : divideExactly(sum, n))),
    standardDeviations: keyed.map((_, i) => (covariance ? Math.sqrt(entryOf(covariance, i, i)) : null)),
    covariance,
  };
}

/** Mean and SD of the competency score, 0 to 100; both null where undefined. */
export interface ScoreMoments {
  n: number;
  mean: number | null;
  standardDeviation: number | null;
}

/** Mean and SD that the competency score has, or would have under another key or other weights. */
export function scoreMomentsFromCells(
  cells: CoOccurrenceCells,
  keys: readonly QuestionKey[],
  { sums, crossProducts }: Moments = momentsFromCells(cells, keys),
): ScoreMoments {
  const keyed = keyQuestions(cells.layout, keys);
  const { factors, unit } = weighQuestions(keyed, keys);
  const { n } = cells;
  if (n === 0 || unit === 0n) return { n, mean: null, standardDeviation: null };
  const people = BigInt(n);
  const total = keyed.reduce((sum, { min }, i) => sum + (factors[i] ?? 0n) * ((sums[i] ?? 0n) - people * min), 0n);
  const mean = divideExactly(100n * total, people * unit);
  if (n < 2) return { n, mean, standardDeviation: null };
  const spread = weighCrossProducts(crossProducts, factors, factors);
  const variance = divideExactly(10_000n * spread, people * (people - 1n) * unit * unit);
  return { n, mean, standardDeviation: Math.sqrt(variance) };
}

/**
 * Σ y_i over all people, for each question.
 * With y_i = base + Σ steps of the chosen options it is n · base + Σ step_a N_a.
 */
export function sumKeyedValues(cells: CoOccurrenceCells, keyed: readonly KeyedQuestion[]): bigint[] {
  return keyed.map(({ base, steps }, question) => {
    const first = cells.layout.firstOptions[question] as number;
    return steps.reduce(
      (sum, step, option) => sum + step * BigInt(countOf(cells, first + option, first + option)),
      base * BigInt(cells.n),
    );
  });
}

/**
 * n Σ y_i z_j − Σ y_i Σ z_j for each question i under the first key and j under the second; bases cancel out.
 * Σ y_i z_j without them is Σ step_a step_b N_ab.
 */
export function multiplyKeyedValues(
  cells: CoOccurrenceCells,
  first: readonly KeyedQuestion[],
  second: readonly KeyedQuestion[],
): bigint[][] {
  const productOf = prepareCrossProducts(cells, first, second);
  return first.map((_one, i) => second.map((_other, j) => productOf(i, j)));
}

/** The same of single pairs of questions, i under the first key and j under the second. */
export function prepareCrossProducts(
  cells: CoOccurrenceCells,
  first: readonly KeyedQuestion[],
  second: readonly KeyedQuestion[],
): (i: number, j: number) => bigint {
  const n = BigInt(cells.n);
  const stepSums = (keyed: readonly KeyedQuestion[]) =>
    sumKeyedValues(
      cells,
      keyed.map((question) => ({ ...question, base: 0n })),
    );
  const firstSums = stepSums(first);
  const secondSums = stepSums(second);
  const productOf = prepareProducts(cells, first, second);
  return (i, j) => n * productOf(i, j) - (firstSums[i] ?? 0n) * (secondSums[j] ?? 0n);
}

/** Σ step_a step_b N_ab of two questions: in ordinary numbers wherever they are exact, which is many times faster. */
function prepareProducts(cells: CoOccurrenceCells, first: readonly KeyedQuestion[], second: readonly KeyedQuestion[]) {
  const { firstOptions } = cells.layout;
  const inDoubles = (keyed: readonly KeyedQuestion[]) => keyed.map(({ steps }) => Float64Array.from(steps, Number));
  const [ours, theirs] = [inDoubles(first), inDoubles(second)];
  const largest = (all: readonly Float64Array[]) =>
    Math.max(0, ...all.map((steps) => steps.reduce((sum, step) => sum + Math.abs(step), 0)));
  // No pair of options is chosen by more than n people, so no sum passes 2^53, in whatever order it is added up.
  const isExact = largest(ours) * largest(theirs) * cells.n <= Number.MAX_SAFE_INTEGER;
  return (i: number, j: number): bigint => {
    const pair = { cells, from: firstOptions[i] as number, to: firstOptions[j] as number };
    return isExact
      ? productInDoubles(pair, ours[i] as Float64Array, theirs[j] as Float64Array)
      : productOfWholes(pair, first[i]?.steps ?? [], second[j]?.steps ?? []);
  };
}

/** Two questions by their first options. */
interface OptionPair {
  cells: CoOccurrenceCells;
  from: number;
  to: number;
}

function productOfWholes({ cells, from, to }: OptionPair, steps: readonly bigint[], others: readonly bigint[]): bigint {
  let product = 0n;
  for (const [option, step] of steps.entries()) {
    for (const [other, otherStep] of others.entries())
      product += step * otherStep * BigInt(countOf(cells, from + option, to + other));
  }
  return product;
}

function productInDoubles({ cells, from, to }: OptionPair, steps: Float64Array, others: Float64Array): bigint {
  let product = 0;
  for (let option = 0; option < steps.length; option++) {
    let perStep = 0;
    for (let other = 0; other < others.length; other++)
      perStep += (others[other] as number) * countOf(cells, from + option, to + other);
    product += (steps[option] as number) * perStep;
  }
  return BigInt(product);
}

/** Σ w_i v_j M_ij. */
export function weighCrossProducts(
  crossProducts: readonly (readonly bigint[])[],
  first: readonly bigint[],
  second: readonly bigint[],
): bigint {
  return crossProducts.reduce(
    (sum, row, i) => sum + (first[i] ?? 0n) * row.reduce((part, entry, j) => part + entry * (second[j] ?? 0n), 0n),
    0n,
  );
}
