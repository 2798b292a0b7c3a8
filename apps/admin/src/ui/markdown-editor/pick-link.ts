import { EditorSelection } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { elementAround } from './markdown-language.ts';
import { awaitAt } from './pending-places.ts';
import { writeLink } from './write-link.ts';

export type PickLink = (selectedText: string) => Promise<{ href: string; text: string } | null>;

/** Asks for a link and writes it in place of the selection, or of the link that the cursor is in. */
export async function insertPickedLink(view: EditorView, pickLink: PickLink): Promise<void> {
  const { state } = view;
  const { from, to } = placeOfLink(view);
  const existing = elementAround(state, from, to, ['Link']);
  const marks = existing?.getChildren('LinkMark') ?? [];
  const [textFrom, textTo] = [marks[0]?.to ?? from, marks[1]?.from ?? to];
  const { result, ...place } = await awaitAt(view, { from, to }, pickLink(state.sliceDoc(textFrom, textTo)));
  if (result) {
    const insert = writeLink(result);
    view.dispatch({
      changes: { ...place, insert },
      selection: { anchor: place.from + insert.length },
      scrollIntoView: true,
      userEvent: 'input.link',
    });
  }
  view.focus();
}

/** Writes the signs of a link around the selection; what is to be typed next, text or address, has the cursor. */
export function insertLinkSigns(view: EditorView): void {
  const { state } = view;
  view.dispatch(
    state.changeByRange(({ from, to }) => ({
      changes: [
        { from, insert: '[' },
        { from: to, insert: ']()' },
      ],
      range: EditorSelection.cursor(from === to ? from + 1 : to + 3),
    })),
    { scrollIntoView: true, userEvent: 'input.link' },
  );
}

function placeOfLink({ state }: EditorView) {
  const { from, to, head, empty } = state.selection.main;
  const link = elementAround(state, from, to, ['Link']);
  if (link) return { from: link.from, to: link.to };
  return (empty ? state.wordAt(head) : null) ?? { from, to };
}
