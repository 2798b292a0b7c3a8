import { contentHash } from '../publishing/content-hash.ts';
import type { ScoringModel } from '../publishing/scoring-model.ts';
import { layOutRow } from '../scoring/row-layout.ts';

/** A scored question whose options are counted. */
export interface CellQuestion {
  placement: string;
  multiple: boolean;
  /** option ids */
  options: readonly string[];
  /** its first byte in a row of answers */
  at: number;
  /** its place among the slots of the row */
  slot: number;
}

/** Which questions cells are of, their options numbered through. */
export interface CellLayout {
  /** null: all scored questions of the form */
  competency: string | null;
  questions: readonly CellQuestion[];
  /** question → number of its first option */
  firstOptions: readonly number[];
  optionCount: number;
  /** only cells of layouts with the same hash can be added */
  hash: string;
}

/**
 * The questions of one competency, or all scored questions of the form: cells count those who answered every question
 * of their layout, so a competency's own cells keep the most people, and the form's tell how its competencies go together.
 * The same for every scoring model of one form structure. Throws RangeError where there is no question.
 */
export function layOutCells(model: ScoringModel, competency?: string): CellLayout {
  const questions = layOutRow(model).slots.flatMap(({ placement, multiple, options, at, competency: own }, slot) =>
    (competency === undefined ? own !== null : own === competency) ? [{ placement, multiple, options, at, slot }] : [],
  );
  if (questions.length === 0) throw new RangeError('cells need at least one question');
  let optionCount = 0;
  const firstOptions = questions.map(({ options }) => {
    optionCount += options.length;
    return optionCount - options.length;
  });
  const hash = contentHash(questions.map(({ placement, multiple, options }) => ({ placement, multiple, options })));
  return { competency: competency ?? null, questions, firstOptions, optionCount, hash };
}

/** Throws RangeError where two cells cannot be counted together. */
export function requireSameLayout(first: { layout: CellLayout }, second: { layout: CellLayout }): void {
  if (first.layout.hash !== second.layout.hash) throw new RangeError('cells of different questions');
}
