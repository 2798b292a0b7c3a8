import type { ScoringModel } from '../publishing/scoring-model.ts';
import { isExactAsNumber, toDecimalFraction } from './exact-integers.ts';
import type { MissingReason } from './scores.ts';

/** What one person did with the questions of one competency; weights in the scorer's own unit. */
export interface Tally {
  presented: number;
  answered: number;
  presentedWeight: number;
  answeredWeight: number;
}

export interface MissingRule {
  /** Why a competency has no score; null when it has one. */
  missingReasonOf(tally: Tally): MissingReason | null;
  /** A weight of answered questions above which the rule holds whatever else was skipped or not presented. */
  sufficientWeightOf(questionWeights: readonly number[]): number;
}

/**
 * Strictly more than the share of the presented questions, and of their weight, must be answered. The share is compared
 * as the decimal that it was written as, so that 29 of 100 are not above 0.29.
 */
export function compileMissingRule({ answeredShareAbove }: ScoringModel['missingRule']): MissingRule {
  const share = toDecimalFraction(answeredShareAbove);
  const isExact = isExactAsNumber(share.denominator);
  const numerator = isExact ? Number(share.numerator) : answeredShareAbove;
  const denominator = isExact ? Number(share.denominator) : 1;
  return {
    missingReasonOf({ presented, answered, presentedWeight, answeredWeight }) {
      if (presented === 0) return 'no-questions-presented';
      if (answered * denominator <= presented * numerator) return 'too-few-questions-answered';
      if (presentedWeight === 0) return 'nothing-weighted';
      if (answeredWeight * denominator <= presentedWeight * numerator) return 'too-little-weight-answered';
      return null;
    },
    sufficientWeightOf(questionWeights) {
      const heaviestFirst = [...questionWeights].sort((a, b) => b - a);
      const tooFew = Math.floor((heaviestFirst.length * numerator) / denominator);
      const mostOfTooFew = sumOf(heaviestFirst.slice(0, tooFew));
      return Math.max(mostOfTooFew, (sumOf(heaviestFirst) * numerator) / denominator);
    },
  };
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
