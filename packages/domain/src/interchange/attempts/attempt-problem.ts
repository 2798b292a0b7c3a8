import { printable } from '../format-problems.ts';

/** What is wrong with a file of attempts and how to mend it; rows count as in a spreadsheet, the header is row 1. */
export interface AttemptProblem {
  row: number;
  /** as the header names it; null where the whole row is meant */
  column: string | null;
  message: string;
}

const longestQuote = 40;

/** Text of a file as a message may hold it: short, on one line, nothing that steers a terminal or that JSON cannot hold. */
export function quote(text: string): string {
  const characters = [...printable(text.slice(0, 4 * longestQuote))];
  const shortened = characters.slice(0, longestQuote).join('').toWellFormed();
  return `"${shortened}${text.length > shortened.length ? '…' : ''}"`;
}
