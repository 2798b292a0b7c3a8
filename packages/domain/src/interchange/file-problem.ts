import type { Problem } from '../publishing/problem.ts';

/** A place in a text file: line and column count from 1, columns in UTF-16 units as editors show them. */
export interface FilePosition {
  line: number;
  column: number;
}

/** A problem and the file that mends it; `file` is the path within the bundle. */
export interface FileProblem extends Problem, FilePosition {
  file: string;
}

/** bundle.yaml first, then by file, line and column; the same problem at the same place counts once. */
export function sortFileProblems(problems: readonly FileProblem[]): FileProblem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      Number(b.file === 'bundle.yaml') - Number(a.file === 'bundle.yaml') ||
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column,
  );
  const seen = new Set<string>();
  return sorted.filter(({ file, line, column, code, message }) => {
    const identity = JSON.stringify([file, line, column, code, message]);
    return seen.size < seen.add(identity).size;
  });
}

/** By code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
