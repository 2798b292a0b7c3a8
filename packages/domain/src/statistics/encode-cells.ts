import { hexToBytes } from '@noble/hashes/utils.js';
import type { CellLayout } from './cell-layout.ts';
import { type CoOccurrenceCells, createCells } from './co-occurrence-cells.ts';
import { createCountReader, writeCount, writeScoreCounts } from './count-bytes.ts';
import { createLightCells, type LightCells } from './light-cells.ts';

/** First byte: kind of cells and version of the format in one. */
const coOccurrenceFormat = 1;
const lightFormat = 2;

/** Cells as bytes: format, hash of the layout, n, then the triangle of counts. The same cells are the same bytes. */
export function writeCells({ layout, n, counts }: CoOccurrenceCells): Uint8Array {
  const bytes = startCells(coOccurrenceFormat, layout);
  writeCount(n, bytes);
  for (const count of counts) writeCount(count, bytes);
  return Uint8Array.from(bytes);
}

/** Reads what `writeCells` wrote. Throws RangeError on any other bytes, and on cells of another layout. */
export function readCells(bytes: Uint8Array, layout: CellLayout): CoOccurrenceCells {
  const reader = createCountReader(bytes, startCells(coOccurrenceFormat, layout));
  const cells = createCells(layout);
  cells.n = reader.readCount();
  reader.fillCounts(cells.counts);
  reader.end();
  return cells;
}

/** As `writeCells`. */
export function writeLightCells(cells: LightCells): Uint8Array {
  const bytes = startCells(lightFormat, cells.layout);
  writeCount(cells.n, bytes);
  for (const counts of [cells.skipped, cells.notPresented, cells.chosen]) {
    for (const count of counts) writeCount(count, bytes);
  }
  for (const scores of [cells.scores, cells.completeScores, ...cells.completeScoresByOption]) {
    writeScoreCounts(scores, bytes);
  }
  return Uint8Array.from(bytes);
}

/** As `readCells`. */
export function readLightCells(bytes: Uint8Array, layout: CellLayout): LightCells {
  const reader = createCountReader(bytes, startCells(lightFormat, layout));
  const cells = createLightCells(layout);
  cells.n = reader.readCount();
  for (const counts of [cells.skipped, cells.notPresented, cells.chosen]) reader.fillCounts(counts);
  for (const scores of [cells.scores, cells.completeScores, ...cells.completeScoresByOption]) {
    reader.fillScoreCounts(scores);
  }
  reader.end();
  return cells;
}

function startCells(format: number, { hash }: CellLayout): number[] {
  return [format, ...hexToBytes(hash)];
}
