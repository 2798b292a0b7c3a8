import { contentHash } from '../publishing/content-hash.ts';
import type { ScoringModel } from '../publishing/scoring-model.ts';

/** First byte of a placement in a row; option i of a single choice is `firstOption + i`, a multiple choice has a mask. */
export const rowByte = { notPresented: 0, skipped: 1, answered: 2, firstOption: 2 } as const;

const optionsInOneByte = 256 - rowByte.firstOption;

/** Where a placement's response stands in a row: one byte, or for multiple choice a marker and a bit per option. */
export interface RowSlot {
  placement: string;
  /** null for forced choice, which belongs to the orientation */
  competency: string | null;
  multiple: boolean;
  /** option ids; an option's place here is its number in the byte or its bit in the mask */
  options: readonly string[];
  /** the slot's first byte, from the start of the row */
  at: number;
  byteLength: number;
}

/** How responses are written as bytes, the same for every scoring model of one form structure with the same poles. */
export interface RowLayout {
  byteLength: number;
  /** competencies together, in the order of their keys; forced choice at the end */
  slots: readonly RowSlot[];
  /** rows written under one layout can be scored by any scorer whose layout has the same hash */
  hash: string;
}

/**
 * Lays out a row by keys and ids alone, not by the order in the model: JSON stores reorder keys, and editors reorder
 * questions, but the same responses must stay the same bytes.
 */
export function layOutRow(model: ScoringModel): RowLayout {
  const scored = model.placements.map(({ placement, competency, multiple, values }) => ({
    placement,
    competency,
    multiple,
    options: Object.keys(values).sort(),
  }));
  const orienting = (model.orientation?.placements ?? []).map(({ placement, poles }) => ({
    placement,
    competency: null,
    multiple: false,
    options: Object.keys(poles).sort(),
  }));
  const unplaced = [...scored.sort(byCompetencyThenPlacement), ...orienting.sort(byCompetencyThenPlacement)];
  refuseRepeatedPlacements(unplaced.map((slot) => slot.placement));
  let byteLength = 0;
  const slots = unplaced.map((slot): RowSlot => {
    if (!slot.multiple && slot.options.length > optionsInOneByte) {
      throw new RangeError(`placement ${slot.placement} has more than ${optionsInOneByte} options`);
    }
    const placed = { ...slot, at: byteLength, byteLength: slot.multiple ? 1 + Math.ceil(slot.options.length / 8) : 1 };
    byteLength += placed.byteLength;
    return placed;
  });
  return { byteLength, slots, hash: contentHash(slots) };
}

interface Sortable {
  placement: string;
  competency: string | null;
}

/** By code units: the order of a locale would differ between machines. */
function byCompetencyThenPlacement(a: Sortable, b: Sortable): number {
  const [first, second] = a.competency === b.competency ? [a.placement, b.placement] : [a.competency, b.competency];
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function refuseRepeatedPlacements(placements: readonly string[]): void {
  const seen = new Set<string>();
  for (const placement of placements) {
    if (seen.has(placement)) throw new Error(`the scoring model has placement ${placement} twice`);
    seen.add(placement);
  }
}
