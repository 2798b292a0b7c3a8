import type { ScoringModel } from '../publishing/scoring-model.ts';
import { leastCommonMultiple, toProportionalIntegers } from '../scoring/exact-integers.ts';
import type { CellLayout, CellQuestion } from './cell-layout.ts';

/** How one question of a layout counts. */
export interface QuestionKey {
  /** option → whole number, in the order of the layout's options */
  values: readonly number[];
  /** reverse-keyed: the keyed value is min + max − the value */
  reversed: boolean;
  /** share of the score, in any unit; at least 0 */
  weight: number;
}

/**
 * Keys of a layout's questions from a scoring model. Questions of one competency weigh what they weigh in its score,
 * those of several what they weigh in the overall. Throws RangeError where the model does not score a question.
 */
export function keysOf(layout: CellLayout, model: ScoringModel): QuestionKey[] {
  const keyed = layout.questions.map(({ placement, multiple, options }) => {
    const scored = model.placements.find((candidate) => candidate.placement === placement);
    if (!scored) throw new RangeError(`the scoring model has no placement ${placement}`);
    const { competency, reversed } = scored;
    const values = options.map((option) => scored.values[option] ?? 0);
    const { min, max } = boundsOf(multiple, values.map(BigInt));
    return { competency, values, reversed, weight: max > min ? scored.weight : 0 };
  });
  const totals = new Map<string, number>();
  for (const { competency, weight } of keyed) totals.set(competency, weight + (totals.get(competency) ?? 0));
  return keyed.map(({ competency, values, reversed, weight }) => {
    if (totals.size === 1 || weight === 0) return { values, reversed, weight };
    const weightOfCompetency = model.competencies.find(({ key }) => key === competency)?.weight ?? 0;
    return { values, reversed, weight: (weightOfCompetency * weight) / (totals.get(competency) as number) };
  });
}

/** A question's keyed value as `base` + the sum of the chosen options' `steps`, between `min` and `max`. */
export interface KeyedQuestion {
  base: bigint;
  steps: readonly bigint[];
  min: bigint;
  max: bigint;
}

/** Applies one key per question of the layout. */
export function keyQuestions(layout: CellLayout, keys: readonly QuestionKey[]): KeyedQuestion[] {
  if (keys.length !== layout.questions.length) throw new RangeError('one key per question');
  return layout.questions.map((question, index) => keyQuestion(question, keys[index] as QuestionKey));
}

function keyQuestion({ placement, multiple, options }: CellQuestion, { values, reversed }: QuestionKey): KeyedQuestion {
  if (values.length !== options.length) throw new RangeError(`placement ${placement}: one value per option`);
  const steps = values.map(BigInt);
  const { min, max } = boundsOf(multiple, steps);
  return reversed ? { base: min + max, steps: steps.map((step) => -step), min, max } : { base: 0n, steps, min, max };
}

/** The reachable ones: of multiple choice the sums of all negative and of all positive values, so no sum needs clamping. */
function boundsOf(multiple: boolean, values: readonly bigint[]): { min: bigint; max: bigint } {
  if (multiple) {
    const sumOf = (chosen: readonly bigint[]) => chosen.reduce((sum, value) => sum + value, 0n);
    return { min: sumOf(values.filter((value) => value < 0n)), max: sumOf(values.filter((value) => value > 0n)) };
  }
  const ascending = values.toSorted((a, b) => (a < b ? -1 : 1));
  return { min: ascending.at(0) ?? 0n, max: ascending.at(-1) ?? 0n };
}

/** The score as 100 · Σ factor · (keyed value − min) / unit, in whole numbers. */
export interface IntegerWeighting {
  /** question → what one step of its keyed value adds; 0 where it does not count */
  factors: readonly bigint[];
  /** 0 where no question counts */
  unit: bigint;
}

/** Whole numbers in the proportion of the weights; a question of one value only counts nothing, as in scoring. */
export function weighQuestions(keyed: readonly KeyedQuestion[], keys: readonly QuestionKey[]): IntegerWeighting {
  const ranges = keyed.map(({ min, max }) => max - min);
  const weights = toProportionalIntegers(keys.map(({ weight }, index) => (ranges[index] === 0n ? 0 : weight)));
  const common = ranges.reduce((unit, range) => (range === 0n ? unit : leastCommonMultiple(unit, range)), 1n);
  return {
    factors: weights.map((weight, index) => (weight === 0n ? 0n : (weight * common) / (ranges[index] as bigint))),
    unit: weights.reduce((sum, weight) => sum + weight, 0n) * common,
  };
}
