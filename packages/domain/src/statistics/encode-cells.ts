import { hexToBytes } from '@noble/hashes/utils.js';
import { type AnswerCells, countedParts, createAnswerCells } from './answer-cells.ts';
import type { CellLayout } from './cell-layout.ts';
import { type CoOccurrenceCells, createCells } from './co-occurrence-cells.ts';
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from './count-bytes.ts';
import { createScoreCells, type ScoreCells } from './score-cells.ts';
import type { ScoreTable } from './score-table.ts';

/** First byte: kind of cells and version of the format in one. */
const formats = { coOccurrences: 1, answers: 3, scores: 4 } as const;
type Format = (typeof formats)[keyof typeof formats];

/** Cells as bytes: format, hash of the layout, n, then the triangle of counts. The same cells are the same bytes. */
export function writeCells({ layout, n, counts }: CoOccurrenceCells): Uint8Array<ArrayBuffer> {
  const writer = beginCells(formats.coOccurrences, layout);
  writer.writeCount(n);
  writer.writeCounts(counts);
  return writer.finish();
}

/** Reads what `writeCells` wrote. Throws RangeError on any other bytes, and on cells of another layout. */
export function readCells(bytes: Uint8Array, layout: CellLayout): CoOccurrenceCells {
  const reader = openCells(bytes, formats.coOccurrences, layout);
  const cells = createCells(layout);
  cells.n = reader.readCount();
  reader.readCounts(cells.counts);
  reader.end();
  return cells;
}

/** As `writeCells`. */
export function writeAnswerCells(cells: AnswerCells): Uint8Array<ArrayBuffer> {
  const writer = beginCells(formats.answers, cells.layout);
  writer.writeCount(cells.n);
  writer.writeCount(cells.seconds.length > 0 ? 1 : 0);
  for (const part of countedParts) writer.writeCounts(cells[part]);
  return writer.finish();
}

/** As `readCells`. */
export function readAnswerCells(bytes: Uint8Array, layout: CellLayout): AnswerCells {
  const reader = openCells(bytes, formats.answers, layout);
  const n = reader.readCount();
  const cells = { ...createAnswerCells(layout, { keepsTimes: reader.readCount() === 1 }), n };
  for (const part of countedParts) reader.readCounts(cells[part]);
  reader.end();
  return cells;
}

/** As `writeCells`. */
export function writeScoreCells(cells: ScoreCells): Uint8Array<ArrayBuffer> {
  const writer = beginCells(formats.scores, cells.layout);
  writer.writeCount(cells.n);
  writer.writeWhole(cells.sum);
  writer.writeWhole(cells.sumOfSquares);
  writeScoreTable(writer, cells.scores);
  writeScoreTable(writer, cells.completeScores);
  return writer.finish();
}

/** As `readCells`. */
export function readScoreCells(bytes: Uint8Array, layout: CellLayout): ScoreCells {
  const reader = openCells(bytes, formats.scores, layout);
  const cells = createScoreCells(layout);
  cells.n = reader.readCount();
  cells.sum = reader.readWhole();
  cells.sumOfSquares = reader.readWhole();
  readScoreTable(reader, cells.scores);
  readScoreTable(reader, cells.completeScores);
  reader.end();
  return cells;
}

/** Several parts as one, none of which need be read to find the next. */
export function joinParts(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const writer = createByteWriter();
  for (const part of parts) {
    writer.writeCount(part.length);
    writer.writeBytes(part);
  }
  return writer.finish();
}

/** The parts that `joinParts` joined. Throws RangeError on any other number of them. */
export function splitParts(bytes: Uint8Array, count: number): Uint8Array[] {
  const reader = createByteReader(bytes);
  const parts = Array.from({ length: count }, () => reader.readBytes(reader.readCount()));
  reader.end();
  return parts;
}

/**
 * How many scores, then each, ascending: hundredths of a point as the distance from the one before, any other score as a
 * double. Then the counts.
 */
function writeScoreTable(writer: ByteWriter, { scores, counts }: ScoreTable): void {
  const isHundredths = scores.every((score) => Math.round(score * 100) / 100 === score);
  writer.writeCount(scores.length);
  writer.writeCount(isHundredths ? 1 : 0);
  let before = 0;
  for (const score of scores) {
    if (!isHundredths) {
      writer.writeDouble(score);
      continue;
    }
    const hundredths = Math.round(score * 100);
    writer.writeCount(hundredths - before);
    before = hundredths;
  }
  writer.writeCounts(counts);
}

function readScoreTable(reader: ByteReader, into: ScoreTable): void {
  const lines = reader.readCount();
  if (lines > mostScores) throw new RangeError('more scores than there can be');
  const isHundredths = reader.readCount() === 1;
  into.scores = new Float64Array(lines);
  for (let line = 0, hundredths = 0; line < lines; line++) {
    if (isHundredths) hundredths += reader.readCount();
    into.scores[line] = isHundredths ? hundredths / 100 : reader.readDouble();
  }
  into.counts = new Float64Array(lines * into.width);
  reader.readCounts(into.counts);
}

/** Keeps damaged bytes from asking for all the memory there is. */
const mostScores = 10_000_000;

const hashBytes = 8;

function beginCells(format: Format, layout: CellLayout): ByteWriter {
  const writer = createByteWriter();
  writer.writeBytes([format]);
  writer.writeBytes(hashOf(layout));
  return writer;
}

function openCells(bytes: Uint8Array, format: Format, layout: CellLayout): ByteReader {
  const reader = createByteReader(bytes);
  const begin = reader.readBytes(1 + hashBytes);
  const hash = hashOf(layout);
  if (begin[0] !== format || hash.some((byte, place) => byte !== begin[1 + place])) {
    throw new RangeError('cells of another kind or layout');
  }
  return reader;
}

const hashes = new WeakMap<CellLayout, Uint8Array>();

function hashOf(layout: CellLayout): Uint8Array {
  const known = hashes.get(layout) ?? hexToBytes(layout.hash).subarray(0, hashBytes);
  hashes.set(layout, known);
  return known;
}
