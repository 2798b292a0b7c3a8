import { countOf } from '../../content/count-words.ts';
import type { Responses } from '../../scoring/responses.ts';
import { nearestName } from '../nearest-name.ts';
import { type AttemptProblem, quote } from './attempt-problem.ts';
import type { AttemptColumn, ColumnPlan } from './plan-columns.ts';
import { readMoment } from './read-moment.ts';

/** One attempt made elsewhere, as a row of a file tells it. */
export interface AttemptFromElsewhere {
  /** placements that have a column and an empty cell are there, without options */
  responses: Responses;
  /** segment id → option id */
  segments: Record<string, string>;
  locale: string;
  /** null where the file does not say */
  submittedAt: Date | null;
}

export interface RowReading extends ColumnPlan {
  /** those of the publication */
  locales: readonly string[];
  /** for rows that name none */
  defaultLocale: string;
  now: Date;
}

const earliest = new Date('1900-01-01T00:00:00Z');

/** Reads one row, counted as in a spreadsheet; all problems of the row at once. */
export function readAttemptRow(
  reading: RowReading,
  row: number,
  cells: readonly string[],
): AttemptFromElsewhere | { problems: AttemptProblem[] } {
  const { columns, defaultLocale } = reading;
  if (cells.length !== columns.length) {
    const message = `the row has ${countOf(cells.length, 'cell')} and the header ${columns.length}; quote cells that hold commas`;
    return { problems: [{ row, column: null, message }] };
  }
  const problems: AttemptProblem[] = [];
  const answers: Record<string, readonly string[]> = {};
  const segments: Record<string, string> = {};
  let locale = defaultLocale;
  let submittedAt: Date | null = null;
  let answered = 0;
  for (let place = 0; place < columns.length; place++) {
    const column = columns[place] as AttemptColumn;
    const cell = (cells[place] as string).trim();
    if (column.kind === 'question') answers[column.placement] = [];
    if (cell === '') continue;
    const read = readCell(reading, column, cell);
    if ('fault' in read) problems.push({ row, column: column.name, message: read.fault });
    else if (read.options && column.kind === 'question') {
      answers[column.placement] = read.options;
      answered++;
    } else if (read.options && column.kind === 'segment') segments[column.segment] = read.options[0] as string;
    else if (read.locale) locale = read.locale;
    else if (read.moment) submittedAt = read.moment;
  }
  if (problems.length === 0 && answered === 0)
    problems.push({ row, column: null, message: 'the row answers no question; remove it' });
  return problems.length > 0 ? { problems } : { responses: { answers }, segments, locale, submittedAt };
}

type CellReading = { options?: string[]; locale?: string; moment?: Date } | { fault: string };

function readCell(reading: RowReading, column: AttemptColumn, cell: string): CellReading {
  if (column.kind === 'submitted-at') return readSubmission(cell, reading.now);
  if (column.kind === 'locale') return readLocale(cell, reading.locales);
  const isMultiple = column.kind === 'question' && column.isMultiple;
  const options = new Set<string>();
  for (const part of isMultiple ? cell.split('|') : [cell]) {
    const found = column.findOption(part.trim());
    if ('fault' in found && !isMultiple && cell.includes('|')) {
      return { fault: `${quote(cell)} names several options and the question takes one; leave one` };
    }
    if ('fault' in found) return found;
    options.add(found.id);
  }
  return { options: [...options] };
}

function readLocale(cell: string, locales: readonly string[]): CellReading {
  if (locales.includes(cell)) return { locale: cell };
  const nearest = nearestName(cell.toLowerCase(), locales);
  const mend = nearest ? `did you mean ${quote(nearest)}?` : `it is published in ${locales.join(', ')}`;
  return { fault: `the assessment is not published in ${quote(cell)}; ${mend}` };
}

function readSubmission(cell: string, now: Date): CellReading {
  const moment = readMoment(cell);
  if (!moment) {
    return { fault: `${quote(cell)} is no moment; write it as 2026-03-31T17:45:00Z or 2026-03-31T17:45:00+02:00` };
  }
  if (moment > now) return { fault: `${quote(cell)} is in the future; only attempts that are over can be imported` };
  if (moment < earliest) return { fault: `${quote(cell)} is before the year 1900; mend the date` };
  return { moment };
}
