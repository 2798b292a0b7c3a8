import type { FileHandle } from 'node:fs/promises';
import type { ExportColumn, ReadCell, Value } from './export-columns.ts';
import type { Chunk } from './read-counted.ts';

/** Where the rows of an export go. */
export interface ExportFile {
  /** Takes the attempts in these places of a chunk, read by a reader for each column. */
  add: (chunk: Chunk, places: readonly number[], cells: readonly ReadCell[]) => Promise<void>;
  /** Writes what is left. Nothing can be added afterwards. */
  finish: () => Promise<void>;
}

/** A CSV file as an import and spreadsheets read it: commas, line feeds, quotation marks where a cell needs them. */
export async function openCsvFile(file: FileHandle, columns: readonly ExportColumn[]): Promise<ExportFile> {
  // Each row goes at once into the same bytes: texts and buffers that live longer are freed late.
  let bytes = Buffer.allocUnsafe(0);
  let filled = 0;
  const flush = async () => {
    // Unlike `write`, all of it or an error.
    await file.appendFile(bytes.subarray(0, filled));
    filled = 0;
  };
  const write = async (row: string) => {
    const most = mostBytesOfUnit * row.length;
    if (filled + most > bytes.length) await flush();
    if (most > bytes.length) bytes = Buffer.allocUnsafe(Math.max(most, bytesAtOnce));
    filled += bytes.write(row, filled);
  };
  await write(`${columns.map(({ name }) => csvCell(name)).join(',')}\n`);
  return {
    add: async (chunk, places, cells) => {
      for (const place of places) {
        let row = '';
        for (let column = 0; column < cells.length; column++) {
          if (column > 0) row += ',';
          row += csvCell((cells[column] as ReadCell)(chunk, place));
        }
        await write(`${row}\n`);
      }
    },
    finish: flush,
  };
}

const bytesAtOnce = 256 * 1024;
/** UTF-8 takes at most so many for a unit of JavaScript's strings. */
const mostBytesOfUnit = 3;
const startsLikeFormula = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]/;

/**
 * A cell. Numbers are written so that they read back to the last bit. Text that a spreadsheet would run as a formula gets
 * an apostrophe before it; keys and locales, of which exports consist, never begin like that.
 */
export function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = startsLikeFormula.test(value) ? `'${value}` : value;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
