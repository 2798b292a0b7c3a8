import type { EditorState } from '@codemirror/state';
import { findTable } from './find-table.ts';
import { headingLevel, listKindOf } from './line-commands.ts';
import { isMarked, type Mark } from './toggle-mark.ts';

const marks: readonly Mark[] = ['bold', 'italic', 'strike', 'code'];

/** What the place of the cursor is: `bold`, `heading 2`, `list bullet`, `quote`, `table` …, as one text to compare. */
export function formatsAt(state: EditorState): string {
  const { from, to, head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const level = headingLevel(state, line);
  const list = listKindOf(line.text);
  return [
    ...marks.filter((mark) => isMarked(state, from, to, mark)),
    ...(level ? [`heading ${level}`] : []),
    ...(list ? [`list ${list}`] : []),
    ...(/^\s*>/.test(line.text) ? ['quote'] : []),
    ...(findTable(state, head) ? ['table'] : []),
  ].join(', ');
}
