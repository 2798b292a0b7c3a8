import { countOf } from '../content/count-words.ts';
import type { FileProblem } from './file-problem.ts';

/** Problems as lines for a terminal, `file:line:column  message — mend`, and how many there are; no newline at the end. */
export function formatProblems(problems: readonly FileProblem[]): string {
  const lines = problems.map(({ file, line, column, severity, message, mend }) => {
    const kind = severity === 'warning' ? 'warning: ' : '';
    return `${file}:${line}:${column}  ${kind}${printable(message)} — ${printable(mend)}`;
  });
  const errorCount = problems.filter(({ severity }) => severity === 'error').length;
  const warningCount = problems.length - errorCount;
  const counts = [
    ...(errorCount > 0 ? [countOf(errorCount, 'error')] : []),
    ...(warningCount > 0 ? [countOf(warningCount, 'warning')] : []),
  ].join(', ');
  return [...lines, counts || 'no problems'].join('\n');
}

/** On one line, and without characters that would steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
