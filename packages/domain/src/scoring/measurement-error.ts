/** Under either limit a standard error would say more than the data do. */
export const leastAttemptsForStandardError = 200;
export const leastAlphaForStandardError = 0.5;

/** Statistics of one competency's scores (0 to 100) over the attempts that alpha was estimated from. */
export interface ReliabilityEstimate {
  n: number;
  standardDeviation: number | null;
  alpha: number | null;
}

/** SEM = SD √(1 − α) in points of the score; null where n < 200, α < 0.5 or a statistic is undefined. */
export function standardErrorOfMeasurement({ n, standardDeviation, alpha }: ReliabilityEstimate): number | null {
  if (standardDeviation === null || alpha === null) return null;
  if (n < leastAttemptsForStandardError || !(alpha >= leastAlphaForStandardError)) return null;
  return standardDeviation * Math.sqrt(1 - alpha);
}

/**
 * SEM of the overall: √ Σ W_c² SEM_c² with the weights normalised, the errors of competencies being independent
 * (C. I. Mosier, "On the reliability of a weighted composite", 1943). Null if a weighted competency has none.
 */
export function overallStandardError(
  competencies: readonly { weight: number; standardError: number | null }[],
): number | null {
  const total = competencies.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  let variance = 0;
  for (const { weight, standardError } of competencies) {
    if (weight === 0) continue;
    if (standardError === null) return null;
    variance += ((weight / total) * standardError) ** 2;
  }
  return Math.sqrt(variance);
}
