import type { ScoringModel } from '../../publishing/scoring-model.ts';
import { compileScorer } from '../../scoring/compile-scorer.ts';
import type { Responses } from '../../scoring/responses.ts';
import type { AnswerCells } from '../answer-cells.ts';
import { type CellLayout, layOutCells } from '../cell-layout.ts';
import type { CoOccurrenceCells } from '../co-occurrence-cells.ts';
import { countAnswersOf, countScoresOf } from '../count-members.ts';
import { type PreparedRows, prepareRows } from '../prepare-rows.ts';
import type { ScoreCells } from '../score-cells.ts';

export interface Counted {
  cells: CoOccurrenceCells;
  answers: AnswerCells;
  scores: ScoreCells;
}

/** Counts people as folding does: each is written as a row, scored, read and counted. */
export function countPeople(model: ScoringModel, people: readonly Responses[], competency?: string): Counted {
  const rows = preparePeople(model, people);
  const place = rows.layouts.findIndex((layout) => layout.competency === (competency ?? null));
  const members = people.map((_, row) => row);
  const part = countAnswersOf(rows, members, { keepsWhole: true, keepsTimes: true })[place];
  const scores = countScoresOf(rows, members, { byOption: true })[place];
  if (!part?.cells || !scores) throw new RangeError(`the model measures no ${competency}`);
  return { cells: part.cells, answers: part.answers, scores };
}

/** All scored questions, then those of each competency. */
export function layoutsOf(model: ScoringModel): CellLayout[] {
  const competencies = [...new Set(model.placements.map((placed) => placed.competency))].sort();
  return [layOutCells(model), ...competencies.map((competency) => layOutCells(model, competency))];
}

export function preparePeople(model: ScoringModel, people: readonly Responses[], seconds?: Uint8Array): PreparedRows {
  const scorer = compileScorer(model);
  const layouts = layoutsOf(model);
  const { byteLength, slots } = scorer.layout;
  const stride = byteLength + slots.length;
  const bytes = new Uint8Array(people.length * stride);
  const answers = new Uint8Array(people.length * byteLength);
  people.forEach((responses, row) => {
    scorer.encode(responses, answers, row * byteLength);
    bytes.set(answers.subarray(row * byteLength, (row + 1) * byteLength), row * stride);
    if (seconds) bytes.set(seconds, row * stride + byteLength);
  });
  const scores = scorer.createScoreMatrix(people.length);
  scorer.scoreRows(answers, people.length, scores);
  return prepareRows({
    layouts,
    scores,
    bytes,
    count: people.length,
    stride,
    rowAt: 0,
    secondsAt: byteLength,
    slots,
    places: layouts.map(({ competency }) =>
      competency === null ? null : model.competencies.findIndex(({ key }) => key === competency),
    ),
  });
}
