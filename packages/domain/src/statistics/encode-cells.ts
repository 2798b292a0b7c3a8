import { hexToBytes } from '@noble/hashes/utils.js';
import { type AnswerCells, countedParts, createAnswerCells } from './answer-cells.ts';
import type { CellLayout } from './cell-layout.ts';
import { type CoOccurrenceCells, createCells } from './co-occurrence-cells.ts';
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from './count-bytes.ts';
import { createScoreCells, type ScoreCells } from './score-cells.ts';
import { listScores, type ScoreCounts } from './score-counts.ts';

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
  for (const part of countedParts) writer.writeCounts(cells[part]);
  return writer.finish();
}

/** As `readCells`. */
export function readAnswerCells(bytes: Uint8Array, layout: CellLayout): AnswerCells {
  const reader = openCells(bytes, formats.answers, layout);
  const cells = createAnswerCells(layout);
  cells.n = reader.readCount();
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
  writeScoreCounts(writer, cells.scores);
  const complete = [...cells.completeScores].sort(([a], [b]) => a - b);
  writer.writeCount(complete.length);
  for (const [score, counts] of complete) {
    writer.writeDouble(score);
    writer.writeCounts(counts);
  }
  return writer.finish();
}

/** As `readCells`. */
export function readScoreCells(bytes: Uint8Array, layout: CellLayout): ScoreCells {
  const reader = openCells(bytes, formats.scores, layout);
  const cells = createScoreCells(layout);
  cells.n = reader.readCount();
  cells.sum = reader.readWhole();
  cells.sumOfSquares = reader.readWhole();
  readScoreCounts(reader, cells.scores);
  for (let rest = reader.readCount(); rest > 0; rest--) {
    const score = reader.readDouble();
    const counts = new Float64Array(1 + layout.optionCount);
    reader.readCounts(counts);
    cells.completeScores.set(score, counts);
  }
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
 * How many scores, then each with its count, ascending: hundredths of a point as the distance from the one before, any
 * other score as a double.
 */
function writeScoreCounts(writer: ByteWriter, counts: ScoreCounts): void {
  const listed = listScores(counts);
  const isHundredths = listed.every(([score]) => Math.round(score * 100) / 100 === score);
  writer.writeCount(listed.length);
  writer.writeCount(isHundredths ? 1 : 0);
  let before = 0;
  for (const [score, people] of listed) {
    const hundredths = Math.round(score * 100);
    if (isHundredths) writer.writeCount(hundredths - before);
    else writer.writeDouble(score);
    writer.writeCount(people);
    before = hundredths;
  }
}

function readScoreCounts(reader: ByteReader, into: ScoreCounts): void {
  let rest = reader.readCount();
  const isHundredths = reader.readCount() === 1;
  for (let hundredths = 0; rest > 0; rest--) {
    if (isHundredths) hundredths += reader.readCount();
    const score = isHundredths ? hundredths / 100 : reader.readDouble();
    into.set(score, reader.readCount());
  }
}

const hashBytes = 8;

function beginCells(format: Format, layout: CellLayout): ByteWriter {
  const writer = createByteWriter();
  writer.writeBytes([format]);
  writer.writeBytes(hexToBytes(layout.hash).subarray(0, hashBytes));
  return writer;
}

function openCells(bytes: Uint8Array, format: Format, layout: CellLayout): ByteReader {
  const reader = createByteReader(bytes);
  const begin = reader.readBytes(1 + hashBytes);
  const hash = hexToBytes(layout.hash);
  if (begin[0] !== format || begin.subarray(1).some((byte, place) => byte !== hash[place])) {
    throw new RangeError('cells of another kind or layout');
  }
  return reader;
}
