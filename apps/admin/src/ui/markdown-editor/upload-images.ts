import { EditorView } from '@codemirror/view';
import { insertBlock } from './insert-block.ts';
import { awaitAt } from './pending-places.ts';
import { writeLink } from './write-link.ts';

/** Null: it is not put in after all. */
export type UploadImage = (file: File) => Promise<{ url: string; alt: string } | null>;

export interface ImageUploads {
  upload: UploadImage;
  onFailure: (file: File, error: unknown) => void;
}

/** Uploads images one by one and puts each into the text as a block of its own; a note stands there meanwhile. */
export async function insertImages(view: EditorView, files: readonly File[], at: number, uploads: ImageUploads) {
  let position = at;
  for (const file of files) {
    const place = { from: position, to: position, note: `Uploading ${file.name} …` };
    try {
      const { to, result } = await awaitAt(view, place, uploads.upload(file));
      if (!result) continue;
      const image = writeLink({ text: result.alt, href: result.url, isImage: true });
      const { changes, start } = insertBlock(view.state, to, image);
      view.dispatch({ changes, userEvent: 'input.image' });
      position = start + image.length;
    } catch (error) {
      uploads.onFailure(file, error);
      position = Math.min(position, view.state.doc.length);
    }
  }
}

/** Takes images that are pasted or dropped; `uploads` answers null where none can be taken. */
export function takeImages(uploads: () => ImageUploads | null) {
  const take = (view: EditorView, data: DataTransfer | null, at: number) => {
    const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
    const ways = uploads();
    // What comes from a word processor or a spreadsheet has a picture of itself beside its text.
    const isText = ['text/plain', 'text/html'].every((type) => data?.types.includes(type));
    if (files.length === 0 || !ways || view.state.readOnly || isText) return false;
    void insertImages(view, files, at, ways);
    return true;
  };
  return EditorView.domEventHandlers({
    paste: (event, view) => take(view, event.clipboardData, view.state.selection.main.head),
    drop: (event, view) => {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.doc.length;
      const isTaken = take(view, event.dataTransfer, at);
      if (isTaken) event.preventDefault();
      return isTaken;
    },
  });
}
