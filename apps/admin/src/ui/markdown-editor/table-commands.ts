import { type ChangeSpec, EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { type Cell, cellAt, findTable, type TableRow } from './find-table.ts';
import { insertBlock } from './insert-block.ts';

/** Puts a table of two columns and two rows after the paragraph at the cursor; its first cell is selected. */
export const insertTable: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly || findTable(state, state.selection.main.head)) return false;
  const first = 'Column 1';
  const lines = [`| ${first} | Column 2 |`, '| --- | --- |', '|  |  |'];
  const { changes, start } = insertBlock(state, state.selection.main.head, lines.join(state.lineBreak));
  const selection = EditorSelection.range(start + 2, start + 2 + first.length);
  dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: 'input.table' }));
  return true;
};

/** Goes to the next (1) or previous (-1) cell of a table and selects it; after the last one a row is added. */
export function moveToCell(direction: 1 | -1): StateCommand {
  return ({ state, dispatch }) => {
    const rows = findTable(state, state.selection.main.head);
    if (!rows) return false;
    const { row, column } = cellAt(rows, state.selection.main.head);
    const places = rows.flatMap(({ cells, isDelimiter }, index) =>
      isDelimiter ? [] : cells.map((cell, at) => ({ cell, index, at })),
    );
    const target =
      direction === 1
        ? places.find(({ index, at }) => index > row || (index === row && at > column))
        : places.findLast(({ index, at }) => index < row || (index === row && at < column));
    if (target) {
      dispatch(
        state.update({
          selection: EditorSelection.create([selectCell(state, target.cell)]),
          scrollIntoView: true,
          userEvent: 'select',
        }),
      );
      return true;
    }
    return direction === 1 && addRow({ state, dispatch });
  };
}

/** Adds an empty row under the one of the cursor. */
export const addRow: StateCommand = ({ state, dispatch }) => {
  const rows = findTable(state, state.selection.main.head);
  const [header, delimiter] = rows ?? [];
  if (state.readOnly || !rows || !header || !delimiter) return false;
  const { row } = cellAt(rows, state.selection.main.head);
  const above = rows[Math.max(1, row)] ?? delimiter;
  // In a quotation or list, a row begins as that of the dashes does.
  const prefix = state.sliceDoc(state.doc.lineAt(delimiter.from).from, delimiter.from);
  const insert = `${state.lineBreak}${prefix}|${'  |'.repeat(header.cells.length)}`;
  const selection = EditorSelection.cursor(above.to + 1 + prefix.length + 2);
  dispatch(
    state.update({ changes: { from: above.to, insert }, selection, scrollIntoView: true, userEvent: 'input.table' }),
  );
  return true;
};

/** Adds an empty column after that of the cursor; rows that are shorter stay as they are. */
export const addColumn: StateCommand = ({ state, dispatch }) => {
  const rows = findTable(state, state.selection.main.head);
  if (state.readOnly || !rows) return false;
  const { row, column } = cellAt(rows, state.selection.main.head);
  const changes = state.changes(
    rows.flatMap(({ cells, to, isDelimiter }): ChangeSpec[] => {
      const cell = cells[column];
      if (!cell) return [];
      const isOpen = cell.to === to;
      const space = isOpen && cell.to > cell.from && !state.sliceDoc(cell.from, cell.to).endsWith(' ') ? ' ' : '';
      return [{ from: cell.to, insert: `${space}|${isDelimiter ? ' --- ' : '  '}${isOpen ? '|' : ''}` }];
    }),
  );
  const cell = rows[row]?.cells[column];
  // The cursor goes into the new cell, after its bar and a space.
  const start = cell ? changes.mapPos(cell.to, -1) : 0;
  const anchor = cell
    ? changes
        .apply(state.doc)
        .sliceString(start, start + 4)
        .indexOf('|') +
      start +
      2
    : undefined;
  dispatch(state.update({ changes, ...(anchor && { selection: { anchor } }), userEvent: 'input.table' }));
  return true;
};

/** Writes the table at the cursor anew, with its bars under each other. */
export const alignTable: StateCommand = ({ state, dispatch }) => {
  const rows = findTable(state, state.selection.main.head);
  if (state.readOnly || !rows) return false;
  const widths = columnWidths(rows);
  const changes = rows.map((row) => ({ from: row.from, to: row.to, insert: alignedRow(row, widths) }));
  const { row, column } = cellAt(rows, state.selection.main.head);
  const offset = widths.slice(0, column).reduce((sum, width) => sum + width + 3, 2);
  const start = state.changes(changes).mapPos(rows[row]?.from ?? 0, -1);
  dispatch(state.update({ changes, selection: { anchor: start + offset }, userEvent: 'input.table' }));
  return true;
};

/** How many characters each column needs, the space around them left out; the dashes count as three. */
export function columnWidths(rows: readonly TableRow[]): number[] {
  const count = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: count }, (_, column) =>
    Math.max(3, ...rows.map(({ cells, isDelimiter }) => (isDelimiter ? 3 : widthOf(cells[column]?.text ?? '')))),
  );
}

/** Characters as readers count them. */
export function widthOf(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}

function alignedRow({ cells, isDelimiter }: TableRow, widths: number[]): string {
  const written = widths.map((width, column) => {
    const text = cells[column]?.text ?? '';
    if (!isDelimiter) return text + ' '.repeat(width - widthOf(text));
    const [left, right] = [text.startsWith(':') ? ':' : '', text.endsWith(':') ? ':' : ''];
    return left + '-'.repeat(width - left.length - right.length) + right;
  });
  return `| ${written.join(' | ')} |`;
}

function selectCell(state: EditorState, { from, to, text }: Cell) {
  if (!text) return EditorSelection.cursor(Math.min(from + 1, to));
  const start = from + state.sliceDoc(from, to).search(/\S/);
  return EditorSelection.range(start, start + text.length);
}
