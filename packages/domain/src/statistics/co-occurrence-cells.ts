import { addCounts, subtractCounts } from './add-counts.ts';
import { type CellLayout, requireSameLayout } from './cell-layout.ts';

/**
 * How often each two options were chosen by the same person, over the people who answered all questions of the layout.
 * Counts know no values and no weights, so that any key can be applied to them later.
 */
export interface CoOccurrenceCells {
  readonly layout: CellLayout;
  /** complete cases */
  n: number;
  /** triangle of N_ab, N_a where a = b; whole numbers in doubles, exact up to 2^53 */
  readonly counts: Float64Array;
}

/** N_ab; N_a where a = b. */
export function countOf(cells: CoOccurrenceCells, a: number, b: number): number {
  return cells.counts[a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a] as number;
}

/** Cells of nobody. */
export function createCells(layout: CellLayout): CoOccurrenceCells {
  return { layout, n: 0, counts: new Float64Array((layout.optionCount * (layout.optionCount + 1)) / 2) };
}

/** Adds the people of `others` to `cells`, in place. Throws RangeError where the layouts differ. */
export function addCells(cells: CoOccurrenceCells, others: CoOccurrenceCells): void {
  requireSameLayout(cells, others);
  cells.n += others.n;
  addCounts(cells.counts, others.counts);
}

/** Takes people out again, in place: afterwards the cells are those that never had them. Throws RangeError where they cannot be in them. */
export function subtractCells(cells: CoOccurrenceCells, others: CoOccurrenceCells): void {
  requireSameLayout(cells, others);
  cells.n = subtractCounts([cells.n], [others.n])[0] as number;
  subtractCounts(cells.counts, others.counts);
}
