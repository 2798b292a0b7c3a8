import { prepareToTranslate } from '@yardstick/domain/comparing/translate-rows.ts';
import { type CompiledScorer, compileScorer } from '@yardstick/domain/scoring/compile-scorer.ts';
import { countAnswersOf, countScoresOf } from '@yardstick/domain/statistics/count-members.ts';
import { type CountedRowLayout, layOutCountedRow } from '@yardstick/domain/statistics/counted-row.ts';
import { type PreparedRows, prepareRows } from '@yardstick/domain/statistics/prepare-rows.ts';
import type { FrozenForm, FrozenScoringModel } from '../publishing/published-content.ts';
import {
  type AnswerCell,
  type AnswerKey,
  allTime,
  changeAnswerCell,
  changeScoreCell,
  createAnswerCell,
  createScoreCell,
  keepsDetail,
  keepsPairs,
  layoutsIn,
  nameOfAnswers,
  nameOfScores,
  type ScoreCell,
} from './cell-book.ts';
import { cellLayoutsOf, wholeForm } from './cell-layouts.ts';
import { aloneOn, type Combination, dimensionsOf, everybody, localeDimension, togetherOn } from './combinations.ts';
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

/**
 * Counts rows into the cells of their months and of all time. What comes of several months is counted again for all time:
 * adding cells up takes longer.
 */
export function countRowsAndAllTime(book: CellBook, all: readonly CountedRows[]): void {
  const kinds = Map.groupBy(all, ({ form, origin, locale, scoringModel, contentModel, issued }) =>
    [form.id, origin, locale, scoringModel.id, contentModel.id, issued].join(' '),
  );
  for (const months of kinds.values()) {
    const [first, ...others] = months as [CountedRows, ...CountedRows[]];
    const counted = createCellBook();
    for (const rows of months) countRows(counted, rows);
    if (others.length === 0) addToAllTime(book, counted);
    else countRows(book, { ...first, month: allTime, content: Buffer.concat(months.map(({ content }) => content)) });
    for (const cell of counted.answers.values()) addAnswers(book, cell);
    for (const cell of counted.scores.values()) addScores(book, cell);
  }
}

/** Counts rows into the cells of their month. Nothing where the form has no scored question. */
export function countRows(book: CellBook, counted: CountedRows): void {
  if (cellLayoutsOf(counted.scoringModel.content).size === 0) return;
  const layout = layOutCountedRow(counted.form.content, counted.contentModel.content);
  if (counted.content.length % layout.byteLength !== 0) throw new RangeError('counted rows of another form');
  const rows = prepareCountedRows(counted, layout);
  const dimensions = dimensionsOf(counted.form.content);
  const count = counted.content.length / layout.byteLength;
  const crossings = groupBySegments(counted.content, layout, count);

  for (const { options, members } of crossings.values()) {
    const combination = togetherOn(dimensions, [...options, counted.locale]);
    addCounted(book, counted, combination, countMembers(rows, members, combination, counted.issued));
  }
  if (layout.segments.length === 0) {
    const all = Int32Array.from({ length: count }, (_, row) => row);
    addCounted(book, counted, everybody, countMembers(rows, all, everybody, counted.issued));
    return;
  }
  // Everybody is in one cell of each segment question, so those of one make up everybody, who are all of one locale.
  layout.segments.forEach(({ id }, segment) => {
    const byOption = Map.groupBy(crossings.values(), ({ options }) => options[segment] as string);
    for (const [option, parts] of byOption) {
      const combination = aloneOn(id, option);
      const cells = countMembers(rows, joinMembers(parts), combination, counted.issued);
      addCounted(book, counted, combination, cells);
      if (segment > 0) continue;
      addCounted(book, counted, everybody, cells);
      addCounted(book, counted, aloneOn(localeDimension, counted.locale), cells);
    }
  });
}

interface Crossing {
  /** option of each segment question; empty: no answer */
  options: string[];
  members: Int32Array;
}

interface CountedCells {
  answers: AnswerCell['parts'] | null;
  scores: ScoreCell['parts'];
  n: number;
}

function countMembers(
  rows: PreparedRows,
  members: ArrayLike<number>,
  combination: Combination,
  issued: boolean,
): CountedCells {
  const keepsWhole = keepsPairs(combination, wholeForm);
  const keepsTimes = keepsDetail(combination);
  return {
    n: members.length,
    answers: issued ? countAnswersOf(rows, members, { keepsWhole, keepsTimes }) : null,
    scores: countScoresOf(rows, members, { byOption: keepsDetail(combination) }),
  };
}

/** Puts what was counted into the book, or adds it to what is there. */
function addCounted(book: CellBook, counted: CountedRows, combination: Combination, cells: CountedCells): void {
  const { form, origin, month, scoringModel } = counted;
  const key: AnswerKey = { formId: form.id, origin, period: month, ...combination };
  const { n, answers, scores } = cells;
  if (answers) addAnswers(book, { key, n, parts: answers });
  addScores(book, { key: { ...key, scoringModelId: scoringModel.id }, n, parts: scores });
}

// Cells of a book can share their parts, so a sum is a new cell and none is changed in place.

function addAnswers({ answers }: CellBook, cell: AnswerCell): void {
  const name = nameOfAnswers(cell.key);
  const known = answers.get(name);
  answers.set(name, known ? sumOfAnswers(known, cell) : cell);
}

function addScores({ scores }: CellBook, cell: ScoreCell): void {
  const name = nameOfScores(cell.key);
  const known = scores.get(name);
  scores.set(name, known ? sumOfScores(known, cell) : cell);
}

function sumOfAnswers(one: AnswerCell, other: AnswerCell): AnswerCell {
  const sum = createAnswerCell(one.key, layoutsIn(one));
  changeAnswerCell(sum, one, 1);
  changeAnswerCell(sum, other, 1);
  return sum;
}

function sumOfScores(one: ScoreCell, other: ScoreCell): ScoreCell {
  const sum = createScoreCell(one.key, layoutsIn(one));
  changeScoreCell(sum, one, 1);
  changeScoreCell(sum, other, 1);
  return sum;
}

function prepareCountedRows({ scoringModel, content }: CountedRows, layout: CountedRowLayout): PreparedRows {
  const layouts = cellLayoutsOf(scoringModel.content);
  const scorer = scorerFor(scoringModel);
  const translate = prepareToTranslate(layout.row, scorer.layout);
  const count = content.length / layout.byteLength;
  const scores = scorer.createScoreMatrix(count);
  const places = [...layouts.keys()].map((competency) =>
    competency === wholeForm ? null : scorer.model.competencies.findIndex(({ key }) => key === competency),
  );
  const common = { layouts: [...layouts.values()], count, scores, places, slots: layout.row.slots };
  if (!translate) {
    for (let row = 0; row < count; row++) scorer.scoreRow(content, row * layout.byteLength + layout.rowAt, scores, row);
    const { rowAt, secondsAt, byteLength: stride } = layout;
    return prepareRows({ ...common, bytes: content, stride, rowAt, secondsAt });
  }
  // Only re-scored outcomes are written under another layout, and no answers or times are counted with them.
  const stride = scorer.layout.byteLength;
  const bytes = new Uint8Array(count * stride);
  for (let row = 0; row < count; row++) {
    translate(content, row * layout.byteLength + layout.rowAt, bytes.subarray(row * stride, (row + 1) * stride));
  }
  scorer.scoreRows(bytes, count, scores);
  return prepareRows({ ...common, bytes, stride, rowAt: 0, secondsAt: null });
}

/** Which rows say the same of all segment questions. */
function groupBySegments(content: Uint8Array, layout: CountedRowLayout, count: number): Map<string, Crossing> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < count; row++) {
    const at = row * layout.byteLength;
    let code = '';
    for (let segment = 0; segment < layout.segments.length; segment++) {
      code += String.fromCharCode(content[at + segment] as number);
    }
    const members = groups.get(code);
    if (members) members.push(row);
    else groups.set(code, [row]);
  }
  return new Map(
    [...groups].map(([code, members]) => {
      const options = layout.segments.map(({ options }, segment) => options[code.charCodeAt(segment) - 1] ?? '');
      return [code, { options, members: Int32Array.from(members) }];
    }),
  );
}

function joinMembers(parts: readonly Crossing[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, { members }) => sum + members.length, 0));
  let at = 0;
  for (const { members } of parts) {
    joined.set(members, at);
    at += members.length;
  }
  return joined;
}

/** Adds the cells of months to those of all time in `ever`, which may be the same book. */
export function addToAllTime(ever: CellBook, months: CellBook): void {
  for (const cell of [...months.answers.values()]) addAnswers(ever, { ...cell, key: { ...cell.key, period: allTime } });
  for (const cell of [...months.scores.values()]) addScores(ever, { ...cell, key: { ...cell.key, period: allTime } });
}

const compiled = new WeakMap<FrozenScoringModel, CompiledScorer>();

export function scorerFor(model: FrozenScoringModel): CompiledScorer {
  const known = compiled.get(model) ?? compileScorer(model.content);
  compiled.set(model, known);
  return known;
}
