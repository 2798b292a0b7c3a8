import type { EditorState, Range } from '@codemirror/state';
import { Decoration, WidgetType } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';

class Thumbnail extends WidgetType {
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
  }

  override eq(other: Thumbnail) {
    return other.url === this.url;
  }

  toDOM() {
    const frame = document.createElement('span');
    frame.className = 'md-thumbnail';
    const image = document.createElement('img');
    // What it shows stands beside it as text.
    image.alt = '';
    image.addEventListener('error', () => frame.replaceChildren('This image cannot be shown.'));
    image.src = this.url;
    frame.append(image);
    return frame;
  }
}

/** A thumbnail under the line of an image; pictures of other servers are not fetched, as the page's policy forbids it. */
export function showImage(state: EditorState, { node }: SyntaxNodeRef): Range<Decoration>[] {
  const address = node.getChild('URL');
  if (!address) return [];
  const written = state.sliceDoc(address.from, address.to).replace(/^<|>$/g, '');
  const url = URL.parse(written, location.href);
  if (url?.origin !== location.origin) return [];
  const line = state.doc.lineAt(node.to);
  return [Decoration.widget({ widget: new Thumbnail(url.href), side: 1 }).range(line.to)];
}
