import { rowByte } from '../scoring/row-layout.ts';
import type { CellLayout } from './cell-layout.ts';

/** What one row of answers says of the questions of a layout; filled anew for every row. */
export interface RowReading {
  readonly layout: CellLayout;
  /** question → `rowByte.notPresented`, `rowByte.skipped` or `rowByte.answered` */
  readonly states: Uint8Array;
  /** numbers of the chosen options, ascending; only the first `chosenCount` count */
  readonly chosen: Int32Array;
  chosenCount: number;
  /** whether every question is answered */
  isComplete: boolean;
}

export function createRowReading(layout: CellLayout): RowReading {
  const { questions, optionCount } = layout;
  return {
    layout,
    states: new Uint8Array(questions.length),
    chosen: new Int32Array(optionCount),
    chosenCount: 0,
    isComplete: false,
  };
}

/** Reads the row of answers that begins at `offset`, as `compileScorer` and counted rows write it. */
export function readRow(reading: RowReading, rows: Uint8Array, offset: number): void {
  const { questions, firstOptions } = reading.layout;
  let count = 0;
  let isComplete = true;
  for (let question = 0; question < questions.length; question++) {
    const { at, multiple, options } = questions[question] as (typeof questions)[number];
    const byte = rows[offset + at] as number;
    if (byte < rowByte.answered) {
      reading.states[question] = byte;
      isComplete = false;
      continue;
    }
    reading.states[question] = rowByte.answered;
    const first = firstOptions[question] as number;
    if (!multiple) {
      const option = byte - rowByte.firstOption;
      if (option >= options.length) throw new RangeError('a row of another form');
      reading.chosen[count++] = first + option;
      continue;
    }
    for (let option = 0; option < options.length; option++) {
      const mask = rows[offset + at + 1 + (option >> 3)] as number;
      if ((mask & (1 << (option & 7))) !== 0) reading.chosen[count++] = first + option;
    }
  }
  reading.chosenCount = count;
  reading.isComplete = isComplete;
}
