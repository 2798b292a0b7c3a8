import { listScores, type ScoreCounts } from './score-counts.ts';

/** A count in as many bytes as it needs: seven bits a byte, low ones first, the top bit set on all but the last. */
export function writeCount(count: number, into: number[]): void {
  let rest = count;
  while (rest >= 128) {
    into.push(128 + (rest % 128));
    rest = Math.floor(rest / 128);
  }
  into.push(rest);
}

/** How many scores, then each as a big-endian double with its count, ascending. */
export function writeScoreCounts(counts: ScoreCounts, into: number[]): void {
  const listed = listScores(counts);
  const double = new DataView(new ArrayBuffer(8));
  const bytes = new Uint8Array(double.buffer);
  writeCount(listed.length, into);
  for (const [score, people] of listed) {
    double.setFloat64(0, score);
    for (const byte of bytes) into.push(byte);
    writeCount(people, into);
  }
}

export interface CountReader {
  readCount(): number;
  fillCounts(into: Float64Array): void;
  fillScoreCounts(into: ScoreCounts): void;
  end(): void;
}

/** Reads bytes that begin as they must, one after the other. Every method throws RangeError where the bytes do not fit. */
export function createCountReader(bytes: Uint8Array, start: readonly number[]): CountReader {
  if (start.some((byte, place) => bytes[place] !== byte)) throw new RangeError('cells of another kind or layout');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = start.length;

  function readCount(): number {
    let count = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = view.getUint8(at++);
      count += (byte % 128) * unit;
      if (!Number.isSafeInteger(count)) throw new RangeError('a count is too large');
      if (byte < 128) return count;
    }
  }

  return {
    readCount,
    fillCounts(into) {
      for (let place = 0; place < into.length; place++) into[place] = readCount();
    },
    fillScoreCounts(into) {
      for (let rest = readCount(); rest > 0; rest--) {
        const score = view.getFloat64(at);
        at += 8;
        into.set(score, readCount());
      }
    },
    end() {
      if (at !== bytes.length) throw new RangeError('bytes after the end of the cells');
    },
  };
}
