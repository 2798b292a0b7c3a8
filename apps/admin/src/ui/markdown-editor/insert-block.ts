import type { EditorState } from '@codemirror/state';

/**
 * A change that puts a block of its own, apart from the text around it by blank lines, at a position: in place of an
 * empty line, else after the line. `start` is where the block begins afterwards.
 */
export function insertBlock(state: EditorState, position: number, block: string) {
  const { doc, lineBreak } = state;
  const line = doc.lineAt(position);
  const isBlank = line.text.trim() === '';
  const previous = line.number > 1 ? doc.line(line.number - 1).text.trim() : '';
  const next = line.number < doc.lines ? doc.line(line.number + 1).text.trim() : '';
  const breaksBefore = isBlank ? (previous ? 1 : 0) : 2;
  const breaksAfter = next ? 1 : 0;
  const insert = lineBreak.repeat(breaksBefore) + block + lineBreak.repeat(breaksAfter);
  const from = isBlank ? line.from : line.to;
  return { changes: { from, to: line.to, insert }, start: from + breaksBefore };
}
