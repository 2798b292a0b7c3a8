import { prepareToTranslate } from '@yardstick/domain/comparing/translate-rows.ts';
import { type CompiledScorer, compileScorer } from '@yardstick/domain/scoring/compile-scorer.ts';
import { rowByte } from '@yardstick/domain/scoring/row-layout.ts';
import { countAnswersOfRow } from '@yardstick/domain/statistics/answer-cells.ts';
import { countChoices } from '@yardstick/domain/statistics/co-occurrence-cells.ts';
import { type CountedRowLayout, layOutCountedRow } from '@yardstick/domain/statistics/counted-row.ts';
import { createRowReading, readRow } from '@yardstick/domain/statistics/read-row.ts';
import { type CountedScore, countScore, readScore } from '@yardstick/domain/statistics/score-cells.ts';
import type { FrozenForm, FrozenScoringModel } from '../publishing/published-content.ts';
import {
  type AnswerCell,
  type AnswerKey,
  allTime,
  changeAnswerCell,
  changeScoreCell,
  createAnswerCell,
  createScoreCell,
  layoutsIn,
  nameOfAnswers,
  nameOfScores,
  type ScoreCell,
} from './cell-book.ts';
import { cellLayoutsOf, wholeForm } from './cell-layouts.ts';
import { combinationsOf, dimensionsOf } from './combinations.ts';
import type { Origin } from './note-attempts.ts';

/** Cells by name, as they are counted. */
export interface CellBook {
  answers: Map<string, AnswerCell>;
  scores: Map<string, ScoreCell>;
}

export const createCellBook = (): CellBook => ({ answers: new Map(), scores: new Map() });

/** Attempts that are alike in everything but what they answered. */
export interface CountedRows {
  form: FrozenForm;
  origin: Origin;
  locale: string;
  month: string;
  /** whose scores are counted */
  scoringModel: FrozenScoringModel;
  /** whether the answers are counted, too */
  issued: boolean;
  /** under which the rows were written */
  contentModel: FrozenScoringModel;
  /** rows of `layOutCountedRow(form, contentModel)`, one after the other */
  content: Uint8Array;
}

interface Place {
  answers: AnswerCell | null;
  scores: ScoreCell;
}

/** Counts rows into the cells of their month. Nothing where the form has no scored question. */
export function countRows(book: CellBook, counted: CountedRows): void {
  const layouts = cellLayoutsOf(counted.scoringModel.content);
  if (layouts.size === 0) return;
  const { content } = counted;
  const layout = layOutCountedRow(counted.form.content, counted.contentModel.content);
  if (content.length % layout.byteLength !== 0) throw new RangeError('counted rows of another form');
  const scorer = scorerFor(counted.scoringModel);
  const translate = prepareToTranslate(layout.row, scorer.layout);
  const translated = new Uint8Array(scorer.layout.byteLength);
  const matrix = scorer.createScoreMatrix(1);
  const parts = [...layouts].map(([competency, cellLayout]) => ({
    reading: createRowReading(cellLayout),
    /** place of its score in the matrix; null for the overall */
    place: competency === wholeForm ? null : scorer.model.competencies.findIndex(({ key }) => key === competency),
  }));
  const scores: CountedScore[] = [];
  const placesOf = placeFinder(book, counted, layout);
  const times = { bytes: content, secondsAt: 0, total: 0 };

  for (let at = 0; at < content.length; at += layout.byteLength) {
    const rowAt = translate ? 0 : at + layout.rowAt;
    const row = translate ? translated : content;
    translate?.(content, at + layout.rowAt, translated);
    scorer.scoreRow(row, rowAt, matrix, 0);
    parts.forEach(({ reading, place }, part) => {
      readRow(reading, row, rowAt);
      const score = (place === null ? matrix.overall[0] : matrix.competencies[place]) ?? Number.NaN;
      scores[part] = readScore(reading.layout, score);
    });
    times.secondsAt = at + layout.secondsAt;
    times.total = totalSeconds(content, at, layout);
    for (const { answers, scores: cell } of placesOf(at)) {
      cell.n++;
      if (answers) answers.n++;
      for (let part = 0; part < parts.length; part++) {
        const { reading } = parts[part] as (typeof parts)[number];
        countScore(cell.parts[part] as (typeof cell.parts)[number], scores[part] as CountedScore, reading);
        const own = answers?.parts[part];
        if (!own) continue;
        if (own.cells) countChoices(own.cells, reading);
        countAnswersOfRow(own.answers, reading, times);
      }
    }
  }
}

/** Finds the cells that the row at a byte belongs to, by what it says of the segments. */
function placeFinder(book: CellBook, counted: CountedRows, layout: CountedRowLayout): (at: number) => Place[] {
  const { form, origin, month, issued, locale, scoringModel, content } = counted;
  const layouts = cellLayoutsOf(scoringModel.content);
  const dimensions = dimensionsOf(form.content);
  const known = new Map<string, Place[]>();
  return (at) => {
    let code = '';
    for (let segment = 0; segment < layout.segments.length; segment++) {
      code += String.fromCharCode(content[at + segment] as number);
    }
    const found = known.get(code);
    if (found) return found;
    const options = layout.segments.map(({ options }, segment) => options[(content[at + segment] as number) - 1] ?? '');
    const places = combinationsOf(dimensions, [...options, locale]).map((combination): Place => {
      const key: AnswerKey = { formId: form.id, origin, period: month, ...combination };
      const scoreKey = { ...key, scoringModelId: scoringModel.id };
      return {
        answers: issued ? ensure(book.answers, nameOfAnswers(key), () => createAnswerCell(key, layouts)) : null,
        scores: ensure(book.scores, nameOfScores(scoreKey), () => createScoreCell(scoreKey, layouts)),
      };
    });
    known.set(code, places);
    return places;
  };
}

function ensure<T>(map: Map<string, T>, name: string, create: () => T): T {
  const found = map.get(name) ?? create();
  map.set(name, found);
  return found;
}

/** Of the whole attempt; 0 where the time of an answered question is not known. */
function totalSeconds(content: Uint8Array, at: number, { rowAt, row, secondsAt }: CountedRowLayout): number {
  let total = 0;
  for (let slot = 0; slot < row.slots.length; slot++) {
    const seconds = content[at + secondsAt + slot] as number;
    const byte = content[at + rowAt + (row.slots[slot] as { at: number }).at] as number;
    if (seconds === 0 && byte >= rowByte.answered) return 0;
    total += seconds;
  }
  return total;
}

/** Adds the cells of months to those of all time in `ever`, which may be the same book. */
export function addToAllTime(ever: CellBook, months: CellBook): void {
  for (const cell of [...months.answers.values()]) {
    const key = { ...cell.key, period: allTime };
    const sum = ensure(ever.answers, nameOfAnswers(key), () => createAnswerCell(key, layoutsIn(cell)));
    changeAnswerCell(sum, cell, 1);
  }
  for (const cell of [...months.scores.values()]) {
    const key = { ...cell.key, period: allTime };
    const sum = ensure(ever.scores, nameOfScores(key), () => createScoreCell(key, layoutsIn(cell)));
    changeScoreCell(sum, cell, 1);
  }
}

const compiled = new WeakMap<FrozenScoringModel, CompiledScorer>();

export function scorerFor(model: FrozenScoringModel): CompiledScorer {
  const known = compiled.get(model) ?? compileScorer(model.content);
  compiled.set(model, known);
  return known;
}
