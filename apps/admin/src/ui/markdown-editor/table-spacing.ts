import type { EditorState, Range } from '@codemirror/state';
import { Decoration, type EditorView, WidgetType } from '@codemirror/view';
import { findTable } from './find-table.ts';
import { columnWidths, widthOf } from './table-commands.ts';

/** Only letters of running text are measured; those of tables are at most so much wider. */
const letterRatio = 1.15;

class Space extends WidgetType {
  readonly width: number;

  constructor(width: number) {
    super();
    this.width = width;
  }

  override eq(other: Space) {
    return other.width === this.width;
  }

  toDOM() {
    const element = document.createElement('span');
    element.className = 'md-space';
    element.style.width = `${this.width}ch`;
    return element;
  }
}

/** Puts the cells of a table under each other by space that is shown and not written. */
export function spaceTable(
  { state, contentDOM, defaultCharacterWidth }: EditorView,
  position: number,
): Range<Decoration>[] {
  const rows = findTable(state, position) ?? [];
  if (rows.length === 0) return [];
  const widths = columnWidths(rows).map((_, column) =>
    Math.max(...rows.map(({ cells }) => widthIn(state, cells[column]))),
  );
  // Wider tables wrap, and their cells cannot stand under each other.
  const room = contentDOM.clientWidth / (defaultCharacterWidth * letterRatio) - 4;
  if (widths.reduce((sum, width) => sum + width + 1, 1) > room) return [];
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell, column) => {
      const missing = (widths[column] ?? 0) - widthIn(state, cell);
      return missing > 0 ? [Decoration.widget({ widget: new Space(missing), side: 1 }).range(cell.to)] : [];
    }),
  );
}

function widthIn(state: EditorState, cell: { from: number; to: number } | undefined): number {
  return cell ? widthOf(state.sliceDoc(cell.from, cell.to)) : 0;
}
