import { quantileOfF } from './f-quantile.ts';
import { correlationFrom, dropRow, invertedDiagonal, type Matrix, sumEntries, traceOf } from './matrix.ts';

/** How far questions measure one thing; null where undefined. */
export interface Reliability {
  /** questions */
  k: number;
  alpha: number | null;
  standardisedAlpha: number | null;
  guttmanLambda6: number | null;
}

/** Every coefficient from one covariance matrix of keyed questions. */
export function describeReliability(covariance: Matrix): Reliability {
  const correlation = correlationFrom(covariance);
  return {
    k: covariance.size,
    alpha: coefficientAlpha(covariance),
    standardisedAlpha: correlation && coefficientAlpha(correlation),
    guttmanLambda6: correlation && guttmanLambda6(correlation),
  };
}

/** The coefficients that the others would have without each question, in the order of the matrix. */
export function describeReliabilityIfDeleted(covariance: Matrix): Reliability[] {
  return Array.from({ length: covariance.size }, (_, question) => describeReliability(dropRow(covariance, question)));
}

/**
 * k/(k−1) · (1 − tr C / ΣC); of a correlation matrix the standardised alpha. Null with fewer than two questions, or where
 * the sum score does not vary.
 */
function coefficientAlpha(covariance: Matrix): number | null {
  const k = covariance.size;
  if (k < 2 || hasNoVariance(covariance)) return null;
  return (k / (k - 1)) * (1 - traceOf(covariance) / sumEntries(covariance));
}

/** 1 − Σ(1 − smc_i) / ΣR, smc_i = 1 − 1/(R⁻¹)_ii; null where R is singular or the sum does not vary. */
function guttmanLambda6(correlation: Matrix): number | null {
  if (correlation.size < 2 || hasNoVariance(correlation)) return null;
  const inverted = invertedDiagonal(correlation);
  if (inverted === null) return null;
  const unexplained = inverted.reduce((sum, entry) => sum + 1 / entry, 0);
  return 1 - unexplained / sumEntries(correlation);
}

export interface Interval {
  lower: number;
  upper: number;
}

/**
 * 95 % interval of alpha from n people and k questions: 1 − (1 − α) F at .975 and .025 with n − 1 and (n − 1)(k − 1)
 * degrees of freedom (L. S. Feldt, "The approximate sampling distribution of Kuder–Richardson reliability coefficient
 * twenty", 1965).
 */
export function intervalOfAlpha({ alpha, n, k }: { alpha: number | null; n: number; k: number }): Interval | null {
  if (alpha === null || n < 2 || k < 2) return null;
  const bound = (p: number) => 1 - (1 - alpha) * quantileOfF(p, n - 1, (n - 1) * (k - 1));
  return { lower: bound(0.975), upper: bound(0.025) };
}

/**
 * SEM = SD √(1 − α) in the unit of the SD, whatever n and alpha; null where one is undefined. Whether respondents may be
 * told of it is decided by `standardErrorOfMeasurement` in scoring.
 */
export function standardErrorOf(standardDeviation: number | null, alpha: number | null): number | null {
  if (standardDeviation === null || alpha === null) return null;
  return standardDeviation * Math.sqrt(1 - alpha);
}

/** A sum that cancels out down to rounding is no variance. */
function hasNoVariance(covariance: Matrix): boolean {
  const magnitude = covariance.entries.reduce((sum, entry) => sum + Math.abs(entry), 0);
  return !(sumEntries(covariance) > magnitude * covariance.size * Number.EPSILON);
}
