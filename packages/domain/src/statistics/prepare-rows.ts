import type { ScoreMatrix } from '../scoring/compile-scorer.ts';
import { rowByte } from '../scoring/row-layout.ts';
import type { CellLayout } from './cell-layout.ts';
import { scoreUnit } from './score-cells.ts';

/** Rows of answers under one layout, one after the other. */
export interface AnswerRows {
  bytes: Uint8Array;
  count: number;
  /** bytes from one row to the next */
  stride: number;
  /** from the start of a row to its answers */
  rowAt: number;
  /** from the start of a row to its seconds, one byte a slot, 0 where not known; null where there are none */
  secondsAt: number | null;
}

/** Rows read once, so that they can be counted in any number of cells. */
export interface PreparedRows {
  /** of all scored questions, then of each competency in the order in which the first has them */
  layouts: readonly CellLayout[];
  /** row · `capacity` + place → numbers of the chosen options in the first layout, ascending */
  chosen: Uint16Array;
  capacity: number;
  /** row · number of layouts + competency → place of its first choice; the last one ends the row */
  begins: Uint16Array;
  /** row · number of layouts + layout → 1 where each of its questions is answered */
  complete: Uint8Array;
  /** row · number of questions + question → `rowByte.notPresented`, `.skipped` or `.answered` */
  states: Uint8Array;
  /** row · number of questions + question → seconds; 0 where not known */
  seconds: Uint8Array;
  /** row → seconds of the whole attempt; 0 where not known */
  totalSeconds: Uint16Array;
  /** layout → which scores there are, ascending, and row → which of them it has; −1 where it has none */
  scores: readonly { values: readonly number[]; places: Int32Array }[];
  /** row → overall score in `scoreUnit`; 0 where there is none */
  exactOverall: Float64Array;
}

export interface RowsToPrepare extends AnswerRows {
  layouts: readonly CellLayout[];
  scores: ScoreMatrix;
  /** layout → place of its competency in the matrix; null for the overall */
  places: readonly (number | null)[];
  /** slots of the rows whose time is part of the whole, with the byte of their answer */
  slots: readonly { at: number }[];
}

/** Reads rows that have been scored. Throws RangeError on rows of another form. */
export function prepareRows(rows: RowsToPrepare): PreparedRows {
  const { layouts, count, bytes, stride, rowAt } = rows;
  const [whole, ...competencies] = layouts;
  if (!whole) throw new RangeError('rows without a question');
  const { questions, firstOptions } = whole;
  const capacity = questions.reduce((sum, { multiple, options }) => sum + (multiple ? options.length : 1), 0);
  const chosen = new Uint16Array(count * capacity);
  const begins = new Uint16Array(count * layouts.length);
  const complete = new Uint8Array(count * layouts.length).fill(1);
  const states = new Uint8Array(count * questions.length);
  const competencyOf = competencies.flatMap((layout, place) => layout.questions.map(() => place));
  if (competencyOf.length !== questions.length) throw new RangeError('competencies that are not the whole form');

  for (let row = 0; row < count; row++) {
    const start = row * stride + rowAt;
    const base = row * capacity;
    const parts = row * layouts.length;
    let place = 0;
    for (let question = 0; question < questions.length; question++) {
      const { at, multiple, options } = questions[question] as (typeof questions)[number];
      const competency = competencyOf[question] as number;
      if (competency !== competencyOf[question - 1]) begins[parts + competency] = place;
      const byte = bytes[start + at] as number;
      if (byte < rowByte.answered) {
        states[row * questions.length + question] = byte;
        complete[parts] = 0;
        complete[parts + 1 + competency] = 0;
        continue;
      }
      states[row * questions.length + question] = rowByte.answered;
      const first = firstOptions[question] as number;
      if (!multiple) {
        if (byte - rowByte.firstOption >= options.length) throw new RangeError('rows of another form');
        chosen[base + place++] = first + byte - rowByte.firstOption;
        continue;
      }
      for (let option = 0; option < options.length; option++) {
        const mask = bytes[start + at + 1 + (option >> 3)] as number;
        if ((mask & (1 << (option & 7))) !== 0) chosen[base + place++] = first + option;
      }
    }
    begins[parts + competencies.length] = place;
  }
  return { layouts, chosen, capacity, begins, complete, states, ...readSeconds(rows), ...readScores(rows) };
}

function readSeconds({ layouts, count, bytes, stride, rowAt, secondsAt, slots }: RowsToPrepare) {
  const questions = layouts[0]?.questions ?? [];
  const seconds = new Uint8Array(count * questions.length);
  const totalSeconds = new Uint16Array(count);
  if (secondsAt === null) return { seconds, totalSeconds };
  for (let row = 0; row < count; row++) {
    const start = row * stride;
    for (let question = 0; question < questions.length; question++) {
      const { slot } = questions[question] as { slot: number };
      seconds[row * questions.length + question] = bytes[start + secondsAt + slot] as number;
    }
    let total = 0;
    for (let slot = 0; slot < slots.length; slot++) {
      const spent = bytes[start + secondsAt + slot] as number;
      const isAnswered = (bytes[start + rowAt + (slots[slot] as { at: number }).at] as number) >= rowByte.answered;
      if (spent === 0 && isAnswered) {
        total = 0;
        break;
      }
      total += spent;
    }
    totalSeconds[row] = total;
  }
  return { seconds, totalSeconds };
}

function readScores({ layouts, count, scores, places }: RowsToPrepare) {
  const exactOverall = new Float64Array(count);
  const competencyCount = count === 0 ? 0 : scores.competencies.length / scores.overall.length;
  const read = layouts.map((_, layout) => {
    const values: number[] = [];
    const known = new Map<number, number>();
    const found = new Int32Array(count);
    const place = places[layout] ?? null;
    for (let row = 0; row < count; row++) {
      const score = (
        place === null ? scores.overall[row] : scores.competencies[row * competencyCount + place]
      ) as number;
      if (Number.isNaN(score)) {
        found[row] = -1;
        continue;
      }
      // Whole numbers are found faster than fractions.
      const kept = place === null ? Math.round(score * 100) : score;
      if (place === null) exactOverall[row] = Math.round(score * scoreUnit);
      let number = known.get(kept);
      if (number === undefined) {
        number = values.push(place === null ? kept / 100 : kept) - 1;
        known.set(kept, number);
      }
      found[row] = number;
    }
    return sortValues(values, found);
  });
  return { scores: read, exactOverall };
}

function sortValues(values: readonly number[], places: Int32Array) {
  const order = values.map((_, place) => place).sort((a, b) => (values[a] as number) - (values[b] as number));
  const newPlaces = new Int32Array(values.length);
  order.forEach((place, newPlace) => {
    newPlaces[place] = newPlace;
  });
  for (let row = 0; row < places.length; row++) {
    const place = places[row] as number;
    if (place >= 0) places[row] = newPlaces[place] as number;
  }
  return { values: order.map((place) => values[place] as number), places };
}
