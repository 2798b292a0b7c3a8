import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { deleteMarkupBackward } from '@codemirror/lang-markdown';
import { search, searchKeymap } from '@codemirror/search';
import { type Extension, Prec } from '@codemirror/state';
import { EditorView, type KeyBinding, keymap } from '@codemirror/view';
import { continueList, moveListItems, toggleHeading, toggleList, toggleQuote } from './line-commands.ts';
import { moveToCell } from './table-commands.ts';
import { toggleMark } from './toggle-mark.ts';

const writing: KeyBinding[] = [
  { key: 'Mod-b', run: toggleMark('bold') },
  { key: 'Mod-i', run: toggleMark('italic') },
  { key: 'Mod-e', run: toggleMark('code') },
  { key: 'Mod-Shift-x', run: toggleMark('strike') },
  ...[1, 2, 3].map((level) => ({ key: `Mod-Alt-${level}`, run: toggleHeading(level) })),
  { key: 'Mod-Shift-7', run: toggleList('ordered') },
  { key: 'Mod-Shift-8', run: toggleList('bullet') },
  { key: 'Mod-Shift-9', run: toggleList('task') },
  { key: 'Mod-Shift-.', run: toggleQuote },
  { key: 'Enter', run: continueList },
  { key: 'Backspace', run: deleteMarkupBackward },
  // Elsewhere than in tables and lists, Tab goes on to the next field.
  { key: 'Tab', run: moveToCell(1), shift: moveToCell(-1) },
  { key: 'Tab', run: moveListItems(1), shift: moveListItems(-1) },
];

/** After Escape, Tab leaves the editor from anywhere, until something else is done. */
const escapeThenTab = EditorView.domEventHandlers({
  keydown: (event, view) => {
    if (event.key === 'Escape') view.setTabFocusMode(true);
    else if (!['Tab', 'Shift'].includes(event.key)) view.setTabFocusMode(false);
  },
  mousedown: (_, view) => view.setTabFocusMode(false),
  blur: (_, view) => view.setTabFocusMode(false),
});

/** What the keyboard does; `askForLink` is called by Mod-K. */
export function editingKeys(askForLink: (view: EditorView) => void): Extension {
  const link: KeyBinding = {
    key: 'Mod-k',
    preventDefault: true,
    run: (view) => {
      if (!view.state.readOnly) askForLink(view);
      return true;
    },
  };
  return [
    history(),
    search({ top: true }),
    escapeThenTab,
    Prec.high(keymap.of([...writing, link])),
    keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
  ];
}
