import type { ExportColumn, Value } from './export-columns.ts';

/** Values of one column, in few bytes each, until they are written. */
export interface ColumnBuffer {
  put: (place: number, value: Value) => void;
  /** The first so many values. */
  read: (count: number) => Value[];
  /** Forgets them. */
  clear: () => void;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Days become days since 1970. */
export function createColumnBuffer(type: ExportColumn['type'], size: number): ColumnBuffer {
  if (type === 'text') return bufferTexts(size);
  const numbers = new (type === 'number' ? Float64Array : Int32Array)(size);
  const isNull = new Uint8Array(size);
  const numberOf = type === 'day' ? daysSince1970() : Number;
  return {
    put: (place, value) => {
      isNull[place] = value === null ? 1 : 0;
      if (value !== null) numbers[place] = numberOf(value);
    },
    read: (count) => {
      const values = new Array<Value>(count);
      for (let place = 0; place < count; place++) values[place] = isNull[place] ? null : (numbers[place] as number);
      return values;
    },
    clear: () => undefined,
  };
}

/** An export has few texts, each of them many times: they are numbered as they come. */
function bufferTexts(size: number): ColumnBuffer {
  const numbers = new Uint32Array(size);
  const numberOf = new Map<Value, number>();
  return {
    put: (place, value) => {
      let number = numberOf.get(value);
      if (number === undefined) {
        number = numberOf.size;
        numberOf.set(value, number);
      }
      numbers[place] = number;
    },
    read: (count) => {
      const texts = [...numberOf.keys()];
      const values = new Array<Value>(count);
      for (let place = 0; place < count; place++) values[place] = texts[numbers[place] as number] as Value;
      return values;
    },
    clear: () => numberOf.clear(),
  };
}

/** Attempts come by their days, so that most are of the same day as the one before. */
function daysSince1970(): (day: Value) => number {
  let last: Value = null;
  let number = 0;
  return (day) => {
    if (day !== last) {
      last = day;
      number = Date.parse(String(day)) / dayMs;
    }
    return number;
  };
}
