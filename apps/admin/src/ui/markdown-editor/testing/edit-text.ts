import { EditorSelection, EditorState, type StateCommand, type Transaction } from '@codemirror/state';
import { lineBreakOf } from '../line-breaks.ts';
import { gitHubMarkdown } from '../markdown-language.ts';

/** A state of a text in which `⟦…⟧` is selected or the cursor is at `‸`. */
function stateOf(marked: string): EditorState {
  const text = marked.replace(/[⟦⟧‸]/g, '');
  const cursor = marked.indexOf('‸');
  const [from, to] = cursor >= 0 ? [cursor, cursor] : [marked.indexOf('⟦'), marked.indexOf('⟧') - 1];
  return stateAt(text, from, to);
}

export function stateAt(text: string, from: number, to: number): EditorState {
  return EditorState.create({
    doc: text,
    selection: EditorSelection.range(from, to),
    extensions: [gitHubMarkdown.extension, EditorState.lineSeparator.of(lineBreakOf(text))],
  });
}

/** The text and selection after a command, marked alike; null where the command does not apply. */
export function edit(marked: string, command: StateCommand): string | null {
  const state = stateOf(marked);
  const transaction = transactionOf(state, command);
  return transaction && show(transaction.state);
}

export function transactionOf(state: EditorState, command: StateCommand): Transaction | null {
  let made: Transaction | null = null;
  const isDone = command({
    state,
    dispatch: (transaction) => {
      made = transaction;
    },
  });
  return isDone ? made : null;
}

function show(state: EditorState): string {
  const { from, to, empty } = state.selection.main;
  const parts = [state.sliceDoc(0, from), state.sliceDoc(from, to), state.sliceDoc(to)] as const;
  return empty ? `${parts[0]}‸${parts[2]}` : `${parts[0]}⟦${parts[1]}⟧${parts[2]}`;
}
