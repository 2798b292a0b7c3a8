import { rowByte } from '../scoring/row-layout.ts';
import { addCounts } from './add-counts.ts';
import { type AnswerCells, createAnswerCells } from './answer-cells.ts';
import type { CellLayout } from './cell-layout.ts';
import { type CoOccurrenceCells, countOf, createCells } from './co-occurrence-cells.ts';
import type { PreparedRows } from './prepare-rows.ts';
import { createScoreCells, type ScoreCells } from './score-cells.ts';
import { dropEmptyLines, type ScoreTable } from './score-table.ts';
import { placeOfSeconds, placeOfTotalSeconds, secondsPlaces } from './time-bins.ts';

/** What was answered, for one layout; `cells` is null where pairs are not kept. */
export interface AnswerPart {
  cells: CoOccurrenceCells | null;
  answers: AnswerCells;
}

/** What is kept beside the least: pairs of all questions, and the times spent on single ones. */
export interface Kept {
  keepsWhole: boolean;
  keepsTimes: boolean;
}

/** Counts the answers of some of the rows: a part for each layout. */
export function countAnswersOf(
  rows: PreparedRows,
  members: ArrayLike<number>,
  { keepsWhole, keepsTimes }: Kept,
): AnswerPart[] {
  const [whole, ...competencies] = rows.layouts as [CellLayout, ...CellLayout[]];
  const wholeCells = keepsWhole ? countPairs(rows, members, { layout: whole, place: 0, firstOption: 0 }, null) : null;
  const wholeAnswers = createAnswerCells(whole);
  wholeAnswers.n = members.length;
  for (let member = 0; member < members.length; member++) {
    const total = rows.totalSeconds[members[member] as number] as number;
    if (total > 0) increment(wholeAnswers.totalSeconds, placeOfTotalSeconds(total));
  }
  let firstQuestion = 0;
  const parts = competencies.map((layout, competency): AnswerPart => {
    const part = { layout, place: 1 + competency, firstOption: whole.firstOptions[firstQuestion] as number };
    const cells = countPairs(rows, members, part, wholeCells);
    const answers = countSingles(rows, members, { ...part, firstQuestion, keepsTimes }, cells);
    wholeAnswers.skipped.set(answers.skipped, firstQuestion);
    wholeAnswers.notPresented.set(answers.notPresented, firstQuestion);
    wholeAnswers.chosen.set(answers.chosen, part.firstOption);
    firstQuestion += layout.questions.length;
    return { cells, answers };
  });
  return [{ cells: wholeCells, answers: wholeAnswers }, ...parts];
}

interface Part {
  layout: CellLayout;
  /** among the layouts */
  place: number;
  /** number of its first option in the whole */
  firstOption: number;
}

/** Room to count in. All pairs of a form are in the nearest cache when they take two bytes each. */
let pairRoom = new Uint16Array(1024);
const mostAtOnce = 2 ** 16 - 1;

/** `known` holds the pairs of everybody who answered the whole form, which need not be counted again. */
function countPairs(
  { layouts, chosen, capacity, begins, complete }: PreparedRows,
  members: ArrayLike<number>,
  { layout, place, firstOption }: Part,
  known: CoOccurrenceCells | null,
): CoOccurrenceCells {
  const cells = known ? cutOut(known, layout, firstOption) : createCells(layout);
  const size = cells.counts.length;
  if (pairRoom.length < size) pairRoom = new Uint16Array(size);
  const counts = pairRoom.subarray(0, size).fill(0);
  const stride = layouts.length;
  let counted = 0;
  for (let member = 0; member < members.length; member++) {
    const row = members[member] as number;
    if (complete[row * stride + place] === 0 || (known && complete[row * stride] === 1)) continue;
    counted++;
    const begin = row * capacity + (place === 0 ? 0 : (begins[row * stride + place - 1] as number));
    const end = row * capacity + (begins[row * stride + (place === 0 ? stride - 1 : place)] as number);
    for (let one = begin; one < end; one++) {
      const a = (chosen[one] as number) - firstOption;
      const line = ((a * (a + 1)) >>> 1) - firstOption;
      for (let other = begin; other <= one; other++) {
        const at = line + (chosen[other] as number);
        counts[at] = (counts[at] as number) + 1;
      }
    }
    if (counted % mostAtOnce !== 0) continue;
    addCounts(cells.counts, counts);
    counts.fill(0);
  }
  if (counted % mostAtOnce !== 0) addCounts(cells.counts, counts);
  cells.n += counted;
  return cells;
}

function cutOut(whole: CoOccurrenceCells, layout: CellLayout, firstOption: number): CoOccurrenceCells {
  const cells = createCells(layout);
  cells.n = whole.n;
  for (let a = 0, at = 0; a < layout.optionCount; a++) {
    const line = ((a + firstOption) * (a + firstOption + 1)) / 2 + firstOption;
    for (let b = 0; b <= a; b++) cells.counts[at++] = whole.counts[line + b] as number;
  }
  return cells;
}

/** `pairs` holds what those chose who answered all questions of the part. */
function countSingles(
  { layouts, chosen, capacity, begins, complete, states, seconds }: PreparedRows,
  members: ArrayLike<number>,
  { layout, place, firstOption, firstQuestion, keepsTimes }: Part & { firstQuestion: number; keepsTimes: boolean },
  pairs: CoOccurrenceCells,
): AnswerCells {
  const cells = createAnswerCells(layout, { keepsTimes });
  const stride = layouts.length;
  const questionCount = (layouts[0] as CellLayout).questions.length;
  cells.n = members.length;
  for (let option = 0; option < layout.optionCount; option++) cells.chosen[option] = countOf(pairs, option, option);
  for (let member = 0; member < members.length; member++) {
    const row = members[member] as number;
    const first = row * questionCount + firstQuestion;
    for (let question = 0; keepsTimes && question < layout.questions.length; question++) {
      const spent = seconds[first + question] as number;
      if (spent > 0) increment(cells.seconds, question * secondsPlaces + placeOfSeconds(spent));
    }
    if (complete[row * stride + place] === 1) continue;
    for (let question = 0; question < layout.questions.length; question++) {
      const state = states[first + question] as number;
      if (state === rowByte.skipped) increment(cells.skipped, question);
      else if (state === rowByte.notPresented) increment(cells.notPresented, question);
    }
    const end = row * capacity + (begins[row * stride + place] as number);
    for (let at = row * capacity + (begins[row * stride + place - 1] as number); at < end; at++) {
      increment(cells.chosen, (chosen[at] as number) - firstOption);
    }
  }
  return cells;
}

/** Counts the scores of some of the rows: cells for each layout. `byOption`: who chose what at each score, too. */
export function countScoresOf(
  rows: PreparedRows,
  members: ArrayLike<number>,
  { byOption }: { byOption: boolean },
): ScoreCells[] {
  let firstQuestion = 0;
  return rows.layouts.map((layout, place): ScoreCells => {
    const cells = { ...createScoreCells(layout), n: members.length };
    const { places } = rows.scores[place] as PreparedRows['scores'][number];
    const listed = countOccurring(rows, members, place);
    const counted = { ...cells, scores: { width: 1, scores: listed.scores, counts: listed.counts } };
    if (layout.competency === null) return { ...counted, ...sumExactly(rows.exactOverall, places, members) };
    const firstOption = (rows.layouts[0] as CellLayout).firstOptions[firstQuestion] as number;
    firstQuestion += layout.questions.length;
    if (!byOption) return counted;
    const completeScores = countByOption(rows, members, { layout, place, firstOption }, listed);
    return { ...counted, completeScores };
  });
}

/** Room to count in: zeros but while scores are counted. */
let room = new Uint32Array(1024);

/** The scores that the rows have, ascending, their places among all values, and how many rows have each. */
function countOccurring({ scores }: PreparedRows, members: ArrayLike<number>, place: number) {
  const { values, places } = scores[place] as PreparedRows['scores'][number];
  if (room.length < values.length) room = new Uint32Array(2 * values.length);
  const found: number[] = [];
  for (let member = 0; member < members.length; member++) {
    const score = places[members[member] as number] as number;
    if (score < 0) continue;
    const before = room[score] as number;
    if (before === 0) found.push(score);
    room[score] = before + 1;
  }
  const occurring = new Uint32Array(found).sort();
  const counted = { occurring, counts: new Float64Array(found.length), scores: new Float64Array(found.length) };
  for (let line = 0; line < occurring.length; line++) {
    const score = occurring[line] as number;
    counted.scores[line] = values[score] as number;
    counted.counts[line] = room[score] as number;
    room[score] = 0;
  }
  return counted;
}

/** Of each score how many complete cases have it, and chose each option. */
function countByOption(
  { layouts, chosen, capacity, begins, complete, scores }: PreparedRows,
  members: ArrayLike<number>,
  { layout, place, firstOption }: Part,
  listed: { scores: Float64Array; occurring: Uint32Array },
): ScoreTable {
  const { values, places } = scores[place] as PreparedRows['scores'][number];
  const lineOf = new Uint32Array(values.length);
  listed.occurring.forEach((score, line) => {
    lineOf[score] = line;
  });
  const stride = layouts.length;
  const width = 1 + layout.optionCount;
  const counts = new Float64Array(listed.scores.length * width);
  for (let member = 0; member < members.length; member++) {
    const row = members[member] as number;
    const score = places[row] as number;
    if (score < 0 || complete[row * stride + place] === 0) continue;
    const line = (lineOf[score] as number) * width;
    increment(counts, line);
    const end = row * capacity + (begins[row * stride + place] as number);
    for (let at = row * capacity + (begins[row * stride + place - 1] as number); at < end; at++) {
      increment(counts, line + 1 + (chosen[at] as number) - firstOption);
    }
  }
  const table = { width, scores: listed.scores, counts };
  dropEmptyLines(table);
  return table;
}

const half = 2 ** 20;
/** Rows whose sums are surely whole numbers below 2^53 in doubles. */
const exactRows = 4096;

/** Σ s and Σ s² in doubles as far as they are exact, and on from there in whole numbers of any size. */
function sumExactly(scores: Float64Array, places: Int32Array, members: ArrayLike<number>) {
  let sum = 0n;
  let sumOfSquares = 0n;
  for (let from = 0; from < members.length; from += exactRows) {
    let [plain, high, mixed, low] = [0, 0, 0, 0];
    for (let member = from; member < Math.min(members.length, from + exactRows); member++) {
      const row = members[member] as number;
      if ((places[row] as number) < 0) continue;
      const score = scores[row] as number;
      const upper = Math.floor(score / half);
      const lower = score - upper * half;
      plain += score;
      high += upper * upper;
      mixed += upper * lower;
      low += lower * lower;
    }
    sum += BigInt(plain);
    sumOfSquares += (BigInt(high) << 40n) + (BigInt(mixed) << 21n) + BigInt(low);
  }
  return { sum, sumOfSquares };
}

function increment(counts: Float64Array, place: number): void {
  counts[place] = (counts[place] as number) + 1;
}
