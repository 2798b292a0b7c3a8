import type { Responses } from '../scoring/responses.ts';
import { type CellLayout, requireSameLayout } from './cell-layout.ts';
import { completeChoices, readAnswers } from './read-answers.ts';

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
  return cells.counts[cellIndex(a, b)] as number;
}

/** Cells of nobody. */
export function createCells(layout: CellLayout): CoOccurrenceCells {
  return { layout, n: 0, counts: new Float64Array((layout.optionCount * (layout.optionCount + 1)) / 2) };
}

/** Counts an attempt in place. False, and nothing counted, unless it answers every question. */
export function addAttempt(cells: CoOccurrenceCells, responses: Responses): boolean {
  const chosen = completeChoices(readAnswers(cells.layout, responses));
  if (chosen !== null) changeCounts(cells, chosen, 1);
  return chosen !== null;
}

/**
 * Erases an attempt that was counted, in place: afterwards the cells are those that never had it. False where it is
 * incomplete and never counted. Throws RangeError, and changes nothing, where such an attempt cannot be in them.
 */
export function removeAttempt(cells: CoOccurrenceCells, responses: Responses): boolean {
  const chosen = completeChoices(readAnswers(cells.layout, responses));
  if (chosen === null) return false;
  const isCounted = chosen.every((a) => chosen.every((b) => countOf(cells, a, b) > 0));
  if (cells.n === 0 || !isCounted) throw new RangeError('the cells do not hold this attempt');
  changeCounts(cells, chosen, -1);
  return true;
}

/** The cells of both groups of people together. Throws RangeError where the layouts differ. */
export function mergeCells(first: CoOccurrenceCells, second: CoOccurrenceCells): CoOccurrenceCells {
  requireSameLayout(first, second);
  return {
    layout: first.layout,
    n: first.n + second.n,
    counts: first.counts.map((count, index) => count + (second.counts[index] as number)),
  };
}

function changeCounts(cells: CoOccurrenceCells, ascending: readonly number[], change: 1 | -1): void {
  cells.n += change;
  for (const [place, a] of ascending.entries()) {
    for (let other = 0; other <= place; other++) {
      const index = cellIndex(a, ascending[other] as number);
      cells.counts[index] = (cells.counts[index] as number) + change;
    }
  }
}

function cellIndex(a: number, b: number): number {
  return a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a;
}
