import type { FileHandle } from 'node:fs/promises';
import type { ExportColumn, Value } from './export-columns.ts';

/** Where the rows of an export go. */
export interface ExportFile {
  /** Takes rows; what it returns when done need not be on disk yet. */
  add: (rows: readonly (readonly Value[])[]) => Promise<void>;
  /** Writes what is left. Nothing can be added afterwards. */
  finish: () => Promise<void>;
}

/** A CSV file as an import and spreadsheets read it: commas, line feeds, quotation marks where a cell needs them. */
export async function openCsvFile(file: FileHandle, columns: readonly ExportColumn[]): Promise<ExportFile> {
  await file.write(`${columns.map(({ name }) => csvCell(name)).join(',')}\n`);
  return {
    add: async (rows) => {
      let text = '';
      for (const row of rows) {
        for (let place = 0; place < row.length; place++) {
          if (place > 0) text += ',';
          text += csvCell(row[place] as Value);
        }
        text += '\n';
      }
      await file.write(text);
    },
    finish: async () => undefined,
  };
}

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
