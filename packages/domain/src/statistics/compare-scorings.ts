import type { CoOccurrenceCells } from './co-occurrence-cells.ts';
import { estimateReliability, type ScoreReliability } from './estimate-reliability.ts';
import { correlateExactly } from './exact-ratio.ts';
import { multiplyKeyedValues, weighCrossProducts } from './moments-from-cells.ts';
import { keyQuestions, type QuestionKey, weighQuestions } from './question-key.ts';

/** What another key or other weights would make of the same people. */
export interface ScoringComparison {
  before: ScoreReliability;
  after: ScoreReliability;
  /** of each person's score before with the one after; null where one of the two does not vary */
  correlation: number | null;
}

/**
 * Compares two scorings of the same answers, exactly, without reading one attempt:
 * r = w₁ᵀC w₂ / √(w₁ᵀC w₁ · w₂ᵀC w₂), also where the keys differ.
 */
export function compareScorings(
  cells: CoOccurrenceCells,
  { before, after }: { before: readonly QuestionKey[]; after: readonly QuestionKey[] },
): ScoringComparison {
  const first = readyScoring(cells, before);
  const second = readyScoring(cells, after);
  const multiply = (one: Scoring, other: Scoring) =>
    weighCrossProducts(multiplyKeyedValues(cells, one.keyed, other.keyed), one.factors, other.factors);
  return {
    before: estimateReliability(cells, before),
    after: estimateReliability(cells, after),
    correlation: correlateExactly(multiply(first, second), multiply(first, first), multiply(second, second)),
  };
}

type Scoring = ReturnType<typeof readyScoring>;

function readyScoring({ layout }: CoOccurrenceCells, keys: readonly QuestionKey[]) {
  const keyed = keyQuestions(layout, keys);
  return { keyed, factors: weighQuestions(keyed, keys).factors };
}
