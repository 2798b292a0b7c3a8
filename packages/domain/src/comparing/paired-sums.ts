/** Sums over people with two scores, from which means, SDs and their correlation follow. */
export interface PairedSums {
  n: number;
  before: number;
  after: number;
  beforeSquares: number;
  afterSquares: number;
  products: number;
  /** of the absolute differences */
  moved: number;
}

export interface PairedMoments {
  /** people with both scores */
  n: number;
  meanBefore: number | null;
  meanAfter: number | null;
  /** with n − 1 */
  standardDeviationBefore: number | null;
  standardDeviationAfter: number | null;
  /** of each person's score before with the one after; null where one of the two does not vary */
  correlation: number | null;
  /** mean of |after − before|, in points */
  meanAbsoluteChange: number | null;
}

/** Sums are kept of score − 50: squares of numbers around zero lose fewer digits. */
export const sumsAreAround = 50;

/** A spread of less than this share of the sum of squares is rounding, not variation. */
const leastShare = 1e-10;

export function describePairs(sums: PairedSums): PairedMoments {
  const { n } = sums;
  const ofPeople = (sum: number) => (n === 0 ? null : sum / n);
  const spreadOf = (squares: number, sum: number) => {
    const spread = squares - (sum * sum) / n;
    return spread > leastShare * squares ? spread : 0;
  };
  const first = spreadOf(sums.beforeSquares, sums.before);
  const second = spreadOf(sums.afterSquares, sums.after);
  const deviation = (spread: number) => (n < 2 ? null : Math.sqrt(spread / (n - 1)));
  const together = sums.products - (sums.before * sums.after) / n;
  return {
    n,
    meanBefore: n === 0 ? null : sumsAreAround + sums.before / n,
    meanAfter: n === 0 ? null : sumsAreAround + sums.after / n,
    standardDeviationBefore: deviation(first),
    standardDeviationAfter: deviation(second),
    correlation: first > 0 && second > 0 ? Math.max(-1, Math.min(1, together / Math.sqrt(first * second))) : null,
    meanAbsoluteChange: ofPeople(sums.moved),
  };
}
