import { Annotation, Compartment, EditorState, type Extension, Text, Transaction } from '@codemirror/state';
import { EditorView, highlightSpecialChars } from '@codemirror/view';
import { changeBetween } from './follow-value.ts';
import { editingKeys } from './keys.ts';
import { lineBreakOf } from './line-breaks.ts';
import { look } from './look.ts';
import { gitHubMarkdown } from './markdown-language.ts';
import { pendingPlaces } from './pending-places.ts';
import { richText } from './rich-text.ts';
import { type ImageUploads, takeImages } from './upload-images.ts';

export interface EditorSettings {
  label: string;
  readOnly: boolean;
}

export interface EditorActs {
  onText: (text: string) => void;
  onMove: (state: EditorState) => void;
  askForLink: (view: EditorView) => void;
  uploads: () => ImageUploads | null;
}

const fromElsewhere = Annotation.define<boolean>();
const settings = new Compartment();

/** An editor in a shadow tree of a host element: only there are its styles adopted, which the page's policy allows. */
export function createEditor(host: HTMLElement, text: string, given: EditorSettings, acts: EditorActs): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  return new EditorView({ parent: root, root, state: createState(text, given, acts) });
}

/** Puts a text that comes from elsewhere in place of the present one; the cursor stays where it was, and undoing leaves it. */
export function replaceText(view: EditorView, text: string, given: EditorSettings, acts: EditorActs): void {
  if (lineBreakOf(text) !== view.state.lineBreak) {
    view.setState(createState(text, given, acts));
    return;
  }
  const change = changeBetween(view.state.doc.toString(), text.split(view.state.lineBreak).join('\n'));
  if (!change) return;
  const changes = { ...change, insert: Text.of(change.insert.split('\n')) };
  view.dispatch({ changes, annotations: [fromElsewhere.of(true), Transaction.addToHistory.of(false)] });
}

export function changeSettings(view: EditorView, given: EditorSettings): void {
  view.dispatch({ effects: settings.reconfigure(applySettings(given)) });
}

function createState(text: string, given: EditorSettings, acts: EditorActs): EditorState {
  const lineBreak = lineBreakOf(text);
  return EditorState.create({
    doc: Text.of(text.split(lineBreak)),
    extensions: [
      EditorState.lineSeparator.of(lineBreak),
      EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?|\n/g, lineBreak)),
      gitHubMarkdown.extension,
      editingKeys(acts.askForLink),
      takeImages(acts.uploads),
      pendingPlaces,
      richText,
      look,
      highlightSpecialChars(),
      EditorView.lineWrapping,
      settings.of(applySettings(given)),
      EditorView.updateListener.of((update) => {
        const isOurs = update.transactions.some((each) => each.docChanged && !each.annotation(fromElsewhere));
        if (isOurs) acts.onText(update.state.sliceDoc());
        if (update.docChanged || update.selectionSet) acts.onMove(update.state);
      }),
    ],
  });
}

function applySettings({ label, readOnly }: EditorSettings): Extension {
  const attributes = { 'aria-label': label, spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences' };
  return [
    EditorState.readOnly.of(readOnly),
    // It stays in the order of Tab, so that a text that may only be read can be read by keyboard.
    EditorView.contentAttributes.of({ ...attributes, ...(readOnly && { 'aria-readonly': 'true' }) }),
  ];
}
