import type { ScoredPlacement, ScoringModel } from '../publishing/scoring-model.ts';
import { isExactAsNumber, leastCommonMultiple, toProportionalIntegers } from './exact-integers.ts';
import { type RowLayout, type RowSlot, rowByte } from './row-layout.ts';

/**
 * Numbers per byte of a row: two for each value that the byte may have, and sixteen more so that the tables of
 * neighbouring bytes do not compete for the same cache lines.
 */
export const entriesPerByte = 528;

/** What each byte of a row adds to its competency, and what each placement weighs, in the competency's own unit. */
export interface ContributionTables {
  /** position · entriesPerByte + 2 · byte → w · x, and after it the answered w; NaN for a byte that is never written */
  contributions: Float64Array;
  /** position → weight of the placement that begins there; 0 for the bytes of a mask */
  weights: Float64Array;
  /** position → 1 where a placement begins */
  begins: Uint8Array;
}

interface KeyedPlacement {
  slot: RowSlot;
  weight: number;
  /** question score of option i, times `range`; of multiple choice what ticking it adds to `base` */
  steps: bigint[];
  base: bigint;
  /** reachable maximum − minimum; 0 for a question that cannot tell people apart */
  range: bigint;
}

/**
 * Fills the tables. Weights and question scores of a competency share one denominator, so that sums are whole numbers:
 * a score on a cut is computed as exactly that cut, whatever the order of the questions. Where such numbers would
 * outgrow a double (largestFactor: what they will still be multiplied by) ordinary floating point remains.
 */
export function fillContributionTables(
  model: ScoringModel,
  layout: RowLayout,
  largestFactor: bigint,
): ContributionTables {
  const tables: ContributionTables = {
    contributions: new Float64Array(layout.byteLength * entriesPerByte).fill(Number.NaN),
    weights: new Float64Array(layout.byteLength),
    begins: new Uint8Array(layout.byteLength),
  };
  const slots = new Map(layout.slots.map((slot) => [slot.placement, slot]));
  for (const { key } of model.competencies) {
    const keyed = model.placements.flatMap((placement) => {
      const slot = slots.get(placement.placement);
      return slot && placement.competency === key ? [keyPlacement(placement, slot)] : [];
    });
    fillCompetency(tables, keyed, largestFactor);
  }
  return tables;
}

/** The question's own reachable bounds; of multiple choice the sums of all its negative and all its positive values. */
function keyPlacement(placement: ScoredPlacement, slot: RowSlot): KeyedPlacement {
  const { multiple, reversed } = placement;
  const values = slot.options.map((option) => placement.values[option] ?? 0);
  const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
  const least = BigInt(multiple ? sumOf(values.filter((value) => value < 0)) : Math.min(...values));
  const most = BigInt(multiple ? sumOf(values.filter((value) => value > 0)) : Math.max(...values));
  const stepOf = (value: bigint) => {
    if (multiple) return reversed ? -value : value;
    return reversed ? most - value : value - least;
  };
  return {
    slot,
    weight: most === least ? 0 : placement.weight,
    steps: values.map((value) => stepOf(BigInt(value))),
    base: multiple ? (reversed ? most : -least) : 0n,
    range: most - least,
  };
}

function fillCompetency(tables: ContributionTables, keyed: readonly KeyedPlacement[], largestFactor: bigint): void {
  const integerWeights = toProportionalIntegers(keyed.map(({ weight }) => weight));
  const unit = keyed.reduce((common, { range }) => (range === 0n ? common : leastCommonMultiple(common, range)), 1n);
  const total = integerWeights.reduce((sum, weight) => sum + weight, 0n) * unit;
  const isExact = isExactAsNumber(total * largestFactor);
  keyed.forEach(({ slot, weight, steps, base, range }, index) => {
    const integerWeight = integerWeights[index] ?? 0n;
    const contribution = (step: bigint) => {
      if (range === 0n) return 0;
      return isExact ? Number(integerWeight * step * (unit / range)) : weight * (Number(step) / Number(range));
    };
    const weightInUnit = isExact ? Number(integerWeight * unit) : weight;
    tables.begins[slot.at] = 1;
    tables.weights[slot.at] = weightInUnit;
    const enter = (at: number, byte: number, added: number, addedWeight: number) =>
      tables.contributions.set([added, addedWeight], at * entriesPerByte + 2 * byte);
    enter(slot.at, rowByte.notPresented, 0, 0);
    enter(slot.at, rowByte.skipped, 0, 0);
    if (!slot.multiple) {
      steps.forEach((step, option) => {
        enter(slot.at, rowByte.firstOption + option, contribution(step), weightInUnit);
      });
      return;
    }
    enter(slot.at, rowByte.answered, contribution(base), weightInUnit);
    for (let maskByte = 0; maskByte < slot.byteLength - 1; maskByte++) {
      const ticks = steps.slice(maskByte * 8, maskByte * 8 + 8);
      for (let mask = 0; mask < 1 << ticks.length; mask++) {
        const ticked = ticks.filter((_, bit) => mask & (1 << bit));
        enter(slot.at + 1 + maskByte, mask, contribution(ticked.reduce((sum, step) => sum + step, 0n)), 0);
      }
    }
  });
}
