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
 * Counts rows into the cells of their months and of all time. All time is the sum of the months where cells are few; the
 * full crossing is counted again, since adding so many cells up takes longer.
 */
export function countRowsAndAllTime(book: CellBook, all: readonly CountedRows[]): void {
  const kinds = Map.groupBy(all, ({ form, origin, locale, scoringModel, contentModel, issued }) =>
    [form.id, origin, locale, scoringModel.id, contentModel.id, issued].join(' '),
  );
  for (const months of kinds.values()) {
    const content = Buffer.concat(months.map((rows) => rows.content));
    const ever: CountedRows = { ...(months[0] as CountedRows), month: allTime, content };
    const prepared = prepareCountedRows(ever);
    if (!prepared) continue;
    const counted = createCellBook();
    let from = 0;
    const crossings = months.map((rows) => {
      const to = from + rows.content.length / prepared.layout.byteLength;
      const ofMonth = groupBySegments(content, prepared.layout, from, to);
      countCrossings(counted, rows, prepared.rows, ofMonth);
      from = to;
      return ofMonth;
    });
    if (months.length === 1 || prepared.layout.segments.length === 0) {
      addToAllTime(book, counted);
    } else {
      addToAllTime(book, counted, ({ breadth }) => breadth <= 1);
      countFullCrossings(book, ever, prepared.rows, joinCrossings(crossings));
    }
    for (const cell of counted.answers.values()) addAnswers(book, cell);
    for (const cell of counted.scores.values()) addScores(book, cell);
  }
}

/** Counts rows into the cells of their month. Nothing where the form has no scored question. */
export function countRows(book: CellBook, counted: CountedRows): void {
  const prepared = prepareCountedRows(counted);
  if (!prepared) return;
  const { layout, rows } = prepared;
  const count = counted.content.length / layout.byteLength;
  countCrossings(book, counted, rows, groupBySegments(counted.content, layout, 0, count));
}

function countCrossings(book: CellBook, counted: CountedRows, rows: PreparedRows, crossings: Crossings): void {
  countFullCrossings(book, counted, rows, crossings);
  const { segments } = counted.form.content;
  // Two segment questions at once: those who chose an option of one are the sum over the options of the other.
  for (let first = 0; first < Math.max(1, segments.length); first += 2) {
    const groups = Map.groupBy(crossings.values(), ({ options }) => options.slice(first, first + 2).join(' '));
    const parts = [...groups.values()].map((group) => ({
      options: group[0]?.options ?? [],
      cells: countMembers(counted, rows, joinMembers(group), everybody),
    }));
    let together = parts.map(({ cells }) => cells);
    for (const segment of [first, first + 1].filter((place) => place < segments.length)) {
      const byOption = Map.groupBy(parts, ({ options }) => options[segment] as string);
      together = [...byOption].map(([option, ofOption]) => {
        const cells = sumOfCounted(ofOption.map((part) => part.cells));
        addCounted(book, cells, aloneOn((segments[segment] as (typeof segments)[number]).id, option));
        return cells;
      });
    }
    if (first > 0) continue;
    const everybodys = sumOfCounted(together);
    addCounted(book, everybodys, everybody);
    // These rows are of one locale. Where nothing is asked besides, that is the full crossing.
    if (segments.length > 0) addCounted(book, everybodys, aloneOn(localeDimension, counted.locale));
  }
}

function countFullCrossings(book: CellBook, counted: CountedRows, rows: PreparedRows, crossings: Crossings): void {
  const dimensions = dimensionsOf(counted.form.content);
  for (const { options, members } of crossings.values()) {
    const combination = togetherOn(dimensions, [...options, counted.locale]);
    addCounted(book, countMembers(counted, rows, members, combination), combination);
  }
}

/** By what they have in common: who says the same of all segment questions. */
type Crossings = ReadonlyMap<string, Crossing>;

interface Crossing {
  /** option of each segment question; empty: no answer */
  options: string[];
  members: Int32Array;
}

interface CountedCells {
  /** null where only scores are counted */
  answers: AnswerCell | null;
  scores: ScoreCell;
}

function countMembers(
  { form, origin, month, scoringModel, issued }: CountedRows,
  rows: PreparedRows,
  members: ArrayLike<number>,
  combination: Combination,
): CountedCells {
  const key: AnswerKey = { formId: form.id, origin, period: month, ...combination };
  const keepsWhole = keepsPairs(combination, wholeForm);
  const keepsTimes = keepsDetail(combination);
  const scores = countScoresOf(rows, members, { byOption: keepsDetail(combination) });
  return {
    answers: issued
      ? { key, n: members.length, parts: countAnswersOf(rows, members, { keepsWhole, keepsTimes }) }
      : null,
    scores: { key: { ...key, scoringModelId: scoringModel.id }, n: members.length, parts: scores },
  };
}

function sumOfCounted(parts: readonly CountedCells[]): CountedCells {
  const answers = parts.flatMap((part) => part.answers ?? []);
  return {
    answers: answers.length > 0 ? sumOfAnswers(answers) : null,
    scores: sumOfScores(parts.map(({ scores }) => scores)),
  };
}

/** Puts what was counted of one combination into the book, or adds it to what is there. */
function addCounted(book: CellBook, { answers, scores }: CountedCells, combination: Combination): void {
  if (answers) addAnswers(book, { ...answers, key: { ...answers.key, ...combination } });
  addScores(book, { ...scores, key: { ...scores.key, ...combination } });
}

// Cells of a book can share their parts, so a sum is a new cell and none is changed in place.

function addAnswers({ answers }: CellBook, cell: AnswerCell): void {
  const name = nameOfAnswers(cell.key);
  const known = answers.get(name);
  answers.set(name, known ? sumOfAnswers([known, cell]) : cell);
}

function addScores({ scores }: CellBook, cell: ScoreCell): void {
  const name = nameOfScores(cell.key);
  const known = scores.get(name);
  scores.set(name, known ? sumOfScores([known, cell]) : cell);
}

function sumOfAnswers(cells: readonly AnswerCell[]): AnswerCell {
  const [first, ...others] = cells as [AnswerCell, ...AnswerCell[]];
  if (others.length === 0) return first;
  const sum = createAnswerCell(first.key, layoutsIn(first));
  for (const cell of cells) changeAnswerCell(sum, cell, 1);
  return sum;
}

function sumOfScores(cells: readonly ScoreCell[]): ScoreCell {
  const [first, ...others] = cells as [ScoreCell, ...ScoreCell[]];
  if (others.length === 0) return first;
  const sum = createScoreCell(first.key, layoutsIn(first));
  changeScoreCell(sum, cells, 1);
  return sum;
}

/** null where the form has no scored question. */
function prepareCountedRows({ form, scoringModel, contentModel, content }: CountedRows) {
  const layouts = cellLayoutsOf(scoringModel.content);
  if (layouts.size === 0) return null;
  const layout = layOutCountedRow(form.content, contentModel.content);
  if (content.length % layout.byteLength !== 0) throw new RangeError('counted rows of another form');
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
    return { layout, rows: prepareRows({ ...common, bytes: content, stride, rowAt, secondsAt }) };
  }
  // Only re-scored outcomes are written under another layout, and no answers or times are counted with them.
  const stride = scorer.layout.byteLength;
  const bytes = new Uint8Array(count * stride);
  for (let row = 0; row < count; row++) {
    translate(content, row * layout.byteLength + layout.rowAt, bytes.subarray(row * stride, (row + 1) * stride));
  }
  scorer.scoreRows(bytes, count, scores);
  return { layout, rows: prepareRows({ ...common, bytes, stride, rowAt: 0, secondsAt: null }) };
}

function groupBySegments(content: Uint8Array, layout: CountedRowLayout, from: number, to: number): Crossings {
  const groups = new Map<string, number[]>();
  for (let row = from; row < to; row++) {
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

function joinCrossings(all: readonly Crossings[]): Crossings {
  const byCode = Map.groupBy(
    all.flatMap((crossings) => [...crossings]),
    ([code]) => code,
  );
  return new Map(
    [...byCode].map(([code, parts]) => {
      const [[, first]] = parts as [[string, Crossing]];
      return [code, { options: first.options, members: joinMembers(parts.map(([, crossing]) => crossing)) }];
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

/** Adds the cells of months, or those that are wanted, to those of all time in `ever`, which may be the same book. */
export function addToAllTime(ever: CellBook, months: CellBook, isWanted = (_: Combination) => true): void {
  for (const cell of [...months.answers.values()]) {
    if (isWanted(cell.key)) addAnswers(ever, { ...cell, key: { ...cell.key, period: allTime } });
  }
  for (const cell of [...months.scores.values()]) {
    if (isWanted(cell.key)) addScores(ever, { ...cell, key: { ...cell.key, period: allTime } });
  }
}

const compiled = new WeakMap<FrozenScoringModel, CompiledScorer>();

export function scorerFor(model: FrozenScoringModel): CompiledScorer {
  const known = compiled.get(model) ?? compileScorer(model.content);
  compiled.set(model, known);
  return known;
}
