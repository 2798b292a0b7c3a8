import type { ScoringModel } from '../publishing/scoring-model.ts';
import type { Orientation } from './scores.ts';

/** The 97.5 % point of the standard normal distribution. */
const z = 1.959963984540054;

/** How often each pole was chosen in forced-choice questions. */
export interface PoleCounts {
  positive: number;
  negative: number;
}

/**
 * O = 100 (n₊ − n₋) / m over the m answered questions, with Wilson's score interval of n₊ / m carried to the same scale
 * (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927). Null when m = 0.
 */
export function orientationOf(
  { positive, negative }: PoleCounts,
  poles: Pick<NonNullable<ScoringModel['orientation']>, 'positive' | 'negative'>,
): Orientation | null {
  const questionCount = positive + negative;
  if (questionCount === 0) return null;
  const { low, high } = wilsonInterval(positive, questionCount);
  const interval = { low: 100 * (2 * low - 1), high: 100 * (2 * high - 1) };
  return {
    value: (100 * (positive - negative)) / questionCount,
    interval,
    lean: interval.low > 0 ? poles.positive : interval.high < 0 ? poles.negative : null,
    questionCount,
  };
}

/** 95 % interval of a proportion; exactly 0 or 1 at its end when none or all of the trials succeeded. */
function wilsonInterval(successes: number, trials: number): { low: number; high: number } {
  const failures = trials - successes;
  const centre = successes + (z * z) / 2;
  const halfWidth = z * Math.sqrt((successes * failures) / trials + (z * z) / 4);
  const scale = trials + z * z;
  return {
    low: successes === 0 ? 0 : (centre - halfWidth) / scale,
    high: failures === 0 ? 1 : (centre + halfWidth) / scale,
  };
}
