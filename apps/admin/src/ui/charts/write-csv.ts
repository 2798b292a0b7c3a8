import type { ChartTable } from './chart-table.ts';

// What spreadsheets take for a formula when a cell begins with it.
const startsFormula = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]/;

/**
 * A table as RFC 4180 has it, numbers in full and with a point. Texts that a spreadsheet would run as a formula get an
 * apostrophe before them, which it hides.
 */
export function writeCsv({ columns, rows }: ChartTable): string {
  const line = (cells: readonly (string | number | null)[]) => `${cells.map(writeCell).join(',')}\r\n`;
  return line(columns.map(({ name }) => name)) + rows.map(line).join('');
}

function writeCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = startsFormula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
