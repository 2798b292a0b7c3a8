import type { ScoringModel } from '../../publishing/scoring-model.ts';
import { compileScorer } from '../../scoring/compile-scorer.ts';
import type { Responses } from '../../scoring/responses.ts';
import { type AnswerCells, countAnswersOfRow, createAnswerCells } from '../answer-cells.ts';
import { layOutCells } from '../cell-layout.ts';
import { type CoOccurrenceCells, countChoices, createCells } from '../co-occurrence-cells.ts';
import { createRowReading, readRow } from '../read-row.ts';
import { countScore, createScoreCells, readScore, type ScoreCells } from '../score-cells.ts';

export interface Counted {
  cells: CoOccurrenceCells;
  answers: AnswerCells;
  scores: ScoreCells;
}

/** Counts people as folding does: each is written as a row, scored, read and counted. */
export function countPeople(model: ScoringModel, people: readonly Responses[], competency?: string): Counted {
  const layout = layOutCells(model, competency);
  const scorer = compileScorer(model);
  const counted = {
    cells: createCells(layout),
    answers: createAnswerCells(layout),
    scores: createScoreCells(layout),
  };
  const reading = createRowReading(layout);
  const row = new Uint8Array(scorer.layout.byteLength);
  const matrix = scorer.createScoreMatrix(1);
  const place = model.competencies.findIndex(({ key }) => key === competency);
  const noTimes = { bytes: new Uint8Array(scorer.layout.slots.length), secondsAt: 0, total: 0 };
  for (const responses of people) {
    scorer.encode(responses, row);
    scorer.scoreRow(row, 0, matrix, 0);
    readRow(reading, row, 0);
    countChoices(counted.cells, reading);
    countAnswersOfRow(counted.answers, reading, noTimes);
    const score = competency === undefined ? matrix.overall[0] : matrix.competencies[place];
    countScore(counted.scores, readScore(layout, score ?? Number.NaN), reading);
  }
  return counted;
}
