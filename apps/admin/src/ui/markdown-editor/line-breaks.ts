import type { EditorState } from '@codemirror/state';

/**
 * What ends a line in a text, so that the editor gives every byte back: a text that ends all lines alike keeps its way,
 * and in a mixed one carriage returns stay as characters.
 */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  return /\r\n/.test(text) && !/\r(?!\n)|(?<!\r)\n/.test(text) ? '\r\n' : '\n';
}

/** The editor counts every line break as one unit, the text as many as it has. */
export function editorOffset(state: EditorState, textOffset: number): number {
  if (state.lineBreak.length === 1) return Math.min(textOffset, state.doc.length);
  let [low, high] = [1, state.doc.lines];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (state.doc.line(middle).from + middle - 1 <= textOffset) low = middle;
    else high = middle - 1;
  }
  const line = state.doc.line(low);
  return Math.min(textOffset - (low - 1), line.to);
}
