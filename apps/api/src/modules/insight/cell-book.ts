import {
  type AnswerCells,
  addAnswerCells,
  createAnswerCells,
  subtractAnswerCells,
} from '@yardstick/domain/statistics/answer-cells.ts';
import type { CellLayout } from '@yardstick/domain/statistics/cell-layout.ts';
import {
  addCells,
  type CoOccurrenceCells,
  createCells,
  subtractCells,
} from '@yardstick/domain/statistics/co-occurrence-cells.ts';
import {
  joinParts,
  readAnswerCells,
  readCells,
  readScoreCells,
  splitParts,
  writeAnswerCells,
  writeCells,
  writeScoreCells,
} from '@yardstick/domain/statistics/encode-cells.ts';
import {
  addScoreCells,
  createScoreCells,
  type ScoreCells,
  subtractScoreCells,
} from '@yardstick/domain/statistics/score-cells.ts';
import { wholeForm } from './cell-layouts.ts';
import type { Combination } from './combinations.ts';
import type { Origin } from './note-attempts.ts';

/** Stands for all time where a month could stand. */
export const allTime = '';

/** Which row of `insight_answer_cell` it is. */
export interface AnswerKey extends Combination {
  formId: string;
  origin: Origin;
  /** a month, or `allTime` */
  period: string;
}

/** Which row of `insight_score_cell` it is. */
export interface ScoreKey extends AnswerKey {
  scoringModelId: string;
}

/** What one row of `insight_answer_cell` holds: a part for each layout, in their order. */
export interface AnswerCell {
  key: AnswerKey;
  n: number;
  parts: { cells: CoOccurrenceCells | null; answers: AnswerCells }[];
}

/** What one row of `insight_score_cell` holds. */
export interface ScoreCell {
  key: ScoreKey;
  n: number;
  parts: ScoreCells[];
}

export type Layouts = ReadonlyMap<string, CellLayout>;

export const nameOfAnswers = ({ formId, origin, breadth, period, combination }: AnswerKey) =>
  `answers|${formId}|${origin}|${breadth}|${period}|${combination}`;
export const nameOfScores = ({ formId, origin, breadth, period, combination, scoringModelId }: ScoreKey) =>
  `scores|${formId}|${origin}|${breadth}|${period}|${combination}|${scoringModelId}`;

/** Pairs of options of all questions are many: they are kept for everybody and for each dimension alone. */
export const keepsPairs = ({ breadth }: Combination, competency: string) => competency !== wholeForm || breadth <= 1;

/** The layouts that the parts of a cell have. */
export function layoutsIn({ parts }: AnswerCell | ScoreCell): Layouts {
  const layouts = parts.map((part) => ('answers' in part ? part.answers.layout : part.layout));
  return new Map(layouts.map((layout) => [layout.competency ?? wholeForm, layout]));
}

/** The full crossing has many cells of few people: times and choices at each score are kept for single dimensions. */
export const keepsDetail = ({ breadth }: Combination) => breadth <= 1;

export function createAnswerCell(key: AnswerKey, layouts: Layouts): AnswerCell {
  const parts = [...layouts].map(([competency, layout]) => ({
    cells: keepsPairs(key, competency) ? createCells(layout) : null,
    answers: createAnswerCells(layout, { keepsTimes: keepsDetail(key) }),
  }));
  return { key, n: 0, parts };
}

export function createScoreCell(key: ScoreKey, layouts: Layouts): ScoreCell {
  return { key, n: 0, parts: [...layouts.values()].map(createScoreCells) };
}

/** Adds in place, or takes out. Throws RangeError where there is nothing to take out. */
export function changeAnswerCell(cell: AnswerCell, others: AnswerCell, sign: 1 | -1): void {
  cell.n += sign * others.n;
  cell.parts.forEach(({ cells, answers }, place) => {
    const other = others.parts[place] as AnswerCell['parts'][number];
    if (cells && other.cells) (sign === 1 ? addCells : subtractCells)(cells, other.cells);
    (sign === 1 ? addAnswerCells : subtractAnswerCells)(answers, other.answers);
  });
}

/** As `changeAnswerCell`, for any number of others. */
export function changeScoreCell(cell: ScoreCell, others: readonly ScoreCell[], sign: 1 | -1): void {
  for (const { n } of others) cell.n += sign * n;
  cell.parts.forEach((part, place) => {
    const parts = others.map((other) => other.parts[place] as ScoreCells);
    (sign === 1 ? addScoreCells : subtractScoreCells)(part, ...parts);
  });
}

export interface AnswerBytes {
  coOccurrences: Uint8Array<ArrayBuffer>;
  answers: Uint8Array<ArrayBuffer>;
}

const nothing = new Uint8Array();

export function encodeAnswerCell({ parts }: AnswerCell): AnswerBytes {
  return {
    coOccurrences: joinParts(parts.map(({ cells }) => (cells ? writeCells(cells) : nothing))),
    answers: joinParts(parts.map(({ answers }) => writeAnswerCells(answers))),
  };
}

export const encodeScoreCell = ({ parts }: ScoreCell) => joinParts(parts.map(writeScoreCells));

interface StoredAnswers {
  key: AnswerKey;
  n: number;
  coOccurrences: Uint8Array;
  answers: Uint8Array;
}

export function decodeAnswerCell({ key, n, coOccurrences, answers }: StoredAnswers, layouts: Layouts): AnswerCell {
  const pairs = splitParts(coOccurrences, layouts.size);
  const singles = splitParts(answers, layouts.size);
  const parts = [...layouts.values()].map((layout, place) => ({
    cells: decodePairs(pairs[place], layout),
    answers: readAnswerCells(singles[place] ?? nothing, layout),
  }));
  return { key, n, parts };
}

/** null where pairs are not kept. */
export function decodePairs(bytes: Uint8Array | undefined, layout: CellLayout): CoOccurrenceCells | null {
  return bytes && bytes.length > 0 ? readCells(bytes, layout) : null;
}

export function decodeScoreCell(
  { key, n, scores }: { key: ScoreKey; n: number; scores: Uint8Array },
  layouts: Layouts,
): ScoreCell {
  const bytes = splitParts(scores, layouts.size);
  return {
    key,
    n,
    parts: [...layouts.values()].map((layout, place) => readScoreCells(bytes[place] ?? nothing, layout)),
  };
}
