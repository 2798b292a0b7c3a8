import type { EditorState } from '@codemirror/state';
import { elementAround } from './markdown-language.ts';

export interface Cell {
  from: number;
  to: number;
  /** without the space around it */
  text: string;
}

export interface TableRow {
  from: number;
  to: number;
  cells: Cell[];
  isDelimiter: boolean;
}

/** The table at a position: its rows with that of the dashes, and its cells between the bars, empty ones too. */
export function findTable(state: EditorState, position: number): TableRow[] | null {
  const table = elementAround(state, position, position, ['Table']);
  const rows: TableRow[] = [];
  for (let node = table?.firstChild; node; node = node.nextSibling) {
    if (!['TableHeader', 'TableDelimiter', 'TableRow'].includes(node.name)) continue;
    const { from, to, name } = node;
    rows.push({ from, to, cells: splitRow(state.sliceDoc(from, to), from), isDelimiter: name === 'TableDelimiter' });
  }
  return rows.length > 0 ? rows : null;
}

/** The cells of a row that begins at an offset. A bar after a backslash is text, in code as well. */
function splitRow(text: string, offset: number): Cell[] {
  const bars = [...text.matchAll(/\\.|\|/g)].filter(([found]) => found === '|').map(({ index }) => index);
  const edges = [-1, ...bars, text.length];
  return edges
    .slice(1)
    .map((edge, index) => ({ from: (edges[index] ?? -1) + 1, to: edge }))
    .filter(({ from, to }, index, { length }) => {
      const isOutside = index === 0 || index === length - 1;
      return !isOutside || text.slice(from, to).trim() !== '';
    })
    .map(({ from, to }) => ({ from: offset + from, to: offset + to, text: text.slice(from, to).trim() }));
}

/** Which row and cell a position is in; a position on a bar belongs to the cell before it. */
export function cellAt(rows: readonly TableRow[], position: number) {
  const row = Math.max(
    0,
    rows.findLastIndex(({ from }) => from <= position),
  );
  const cells = rows[row]?.cells ?? [];
  const after = cells.findIndex(({ to }) => position <= to);
  return { row, column: after === -1 ? Math.max(0, cells.length - 1) : after };
}
