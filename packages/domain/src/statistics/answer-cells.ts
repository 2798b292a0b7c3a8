import { addCounts, subtractCounts } from './add-counts.ts';
import { type CellLayout, requireSameLayout } from './cell-layout.ts';
import { secondsPlaces, totalSecondsPlaces } from './time-bins.ts';

/** What is counted of all attempts, complete or not; it belongs to no scoring model. */
export interface AnswerCells {
  readonly layout: CellLayout;
  /** attempts */
  n: number;
  /** question → attempts */
  readonly skipped: Float64Array;
  readonly notPresented: Float64Array;
  /** option → attempts */
  readonly chosen: Float64Array;
  /** of a competency: question · `secondsPlaces` + place of the seconds spent on it → attempts; empty where not kept */
  readonly seconds: Float64Array;
  /** of all questions: place of the seconds spent on the whole → attempts; else empty */
  readonly totalSeconds: Float64Array;
}

const notKept = new Float64Array();

/** Cells of nobody. `keepsTimes`: of single questions. */
export function createAnswerCells(layout: CellLayout, { keepsTimes = true } = {}): AnswerCells {
  const isWhole = layout.competency === null;
  return {
    layout,
    n: 0,
    skipped: new Float64Array(layout.questions.length),
    notPresented: new Float64Array(layout.questions.length),
    chosen: new Float64Array(layout.optionCount),
    seconds: isWhole || !keepsTimes ? notKept : new Float64Array(layout.questions.length * secondsPlaces),
    totalSeconds: isWhole ? new Float64Array(totalSecondsPlaces) : notKept,
  };
}

/** Adds the attempts of `others` to `cells`, in place. Throws RangeError where the layouts differ. */
export function addAnswerCells(cells: AnswerCells, others: AnswerCells): void {
  requireSameLayout(cells, others);
  cells.n += others.n;
  for (const part of countedParts) addCounts(cells[part], others[part]);
}

/** Takes attempts out again, in place. Throws RangeError where they cannot be in them. */
export function subtractAnswerCells(cells: AnswerCells, others: AnswerCells): void {
  requireSameLayout(cells, others);
  cells.n = subtractCounts([cells.n], [others.n])[0] as number;
  for (const part of countedParts) subtractCounts(cells[part], others[part]);
}

/** In the order in which they are written. */
export const countedParts = ['skipped', 'notPresented', 'chosen', 'seconds', 'totalSeconds'] as const;
