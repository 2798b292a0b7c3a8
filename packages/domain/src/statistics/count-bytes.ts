/** Bytes that grow as they are written. */
export interface ByteWriter {
  /** A count in as many bytes as it needs: seven bits a byte, low ones first, the top bit set on all but the last. */
  writeCount(count: number): void;
  /** Counts one after the other; a run of zeros is a zero and how many there are. */
  writeCounts(counts: ArrayLike<number>): void;
  writeDouble(value: number): void;
  /** Of any size, as hexadecimal digits in the way of a count. */
  writeWhole(value: bigint): void;
  writeBytes(bytes: ArrayLike<number>): void;
  /** What was written. */
  finish(): Uint8Array<ArrayBuffer>;
}

/** Room that writers take by turns: most write little, and new memory for each costs more than writing. */
let spare: Uint8Array<ArrayBuffer> | null = null;

export function createByteWriter(): ByteWriter {
  let bytes = spare ?? new Uint8Array(64 * 1024);
  let view = new DataView(bytes.buffer);
  let at = 0;
  spare = null;

  function makeRoom(length: number): void {
    if (at + length <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, at + length));
    larger.set(bytes);
    bytes = larger;
    view = new DataView(bytes.buffer);
  }

  function writeCount(count: number): void {
    makeRoom(8);
    putCount(count);
  }

  function putCount(count: number): void {
    let rest = count;
    while (rest >= 128) {
      bytes[at++] = 128 + (rest % 128);
      rest = Math.floor(rest / 128);
    }
    bytes[at++] = rest;
  }

  function writeCounts(counts: ArrayLike<number>): void {
    makeRoom(8 * counts.length + 8);
    for (let place = 0; place < counts.length; place++) {
      const count = counts[place] as number;
      if (count !== 0) {
        putCount(count);
        continue;
      }
      let end = place + 1;
      while (end < counts.length && counts[end] === 0) end++;
      putCount(0);
      putCount(end - place);
      place = end - 1;
    }
  }

  function writeBytes(written: ArrayLike<number>): void {
    makeRoom(written.length);
    bytes.set(written, at);
    at += written.length;
  }

  return {
    writeCount,
    writeCounts,
    writeBytes,
    writeDouble(value) {
      makeRoom(8);
      view.setFloat64(at, value);
      at += 8;
    },
    writeWhole(value) {
      const digits = value.toString(16);
      writeCount(digits.length);
      for (const digit of digits) writeCount(digit.charCodeAt(0));
    },
    finish() {
      const written = bytes.slice(0, at);
      spare = bytes;
      return written;
    },
  };
}

/** Reads what a writer wrote, part by part. Every method throws RangeError where the bytes do not fit. */
export interface ByteReader {
  readCount(): number;
  /** Fills the array. */
  readCounts(into: Float64Array): void;
  readDouble(): number;
  readWhole(): bigint;
  readBytes(length: number): Uint8Array;
  /** Throws where something is left. */
  end(): void;
}

export function createByteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  function readCount(): number {
    let count = 0;
    for (let unit = 1; ; unit *= 128) {
      if (at >= bytes.length) throw new RangeError('the bytes end too early');
      const byte = bytes[at++] as number;
      count += (byte & 127) * unit;
      if (byte < 128) break;
    }
    if (!Number.isSafeInteger(count)) throw new RangeError('a count is too large');
    return count;
  }

  return {
    readCount,
    readCounts(into) {
      for (let place = 0; place < into.length; place++) {
        const count = readCount();
        into[place] = count;
        if (count !== 0) continue;
        const run = readCount();
        if (run < 1 || place + run > into.length) throw new RangeError('zeros where no counts are');
        into.fill(0, place, place + run);
        place += run - 1;
      }
    },
    readDouble() {
      const value = view.getFloat64(at);
      at += 8;
      return value;
    },
    readWhole() {
      let digits = '';
      for (let rest = readCount(); rest > 0; rest--) digits += String.fromCharCode(readCount());
      if (!/^[0-9a-f]+$/.test(digits)) throw new RangeError('no whole number');
      return BigInt(`0x${digits}`);
    },
    readBytes(length) {
      if (at + length > bytes.length) throw new RangeError('the bytes end too early');
      at += length;
      return bytes.subarray(at - length, at);
    },
    end() {
      if (at !== bytes.length) throw new RangeError('bytes after the end of the cells');
    },
  };
}
