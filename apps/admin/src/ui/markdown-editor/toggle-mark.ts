import { type ChangeSpec, EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { elementAround, treeUpTo } from './markdown-language.ts';

export type Mark = 'bold' | 'italic' | 'strike' | 'code';

interface Span {
  from: number;
  to: number;
}

const marks = {
  bold: { element: 'StrongEmphasis', sign: '**' },
  italic: { element: 'Emphasis', sign: '*' },
  strike: { element: 'Strikethrough', sign: '~~' },
  code: { element: 'InlineCode', sign: '`' },
} as const;

/** What stands before the text of a line: quotes, a list's sign, a task's box, number signs. */
const linePrefix = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t]|\[[ xX]\][ \t]|#{1,6}[ \t])*/;

/** Sets the selected text, or the word at the cursor, in a mark, or takes the mark away where all of it has it. */
export function toggleMark(mark: Mark): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const transaction = state.changeByRange((range) => {
      const word = range.empty ? state.wordAt(range.head) : null;
      const spans = textsOfLines(state, word ?? range);
      if (spans.length === 0) return insertSigns(state, range.head, marks[mark].sign);
      const { changes, inside } = spans.every(({ from, to }) => isMarked(state, from, to, mark))
        ? unmark(state, spans, mark)
        : wrap(state, spans, mark);
      const mapped = state.changes(changes);
      if (range.empty) return { changes, range: EditorSelection.cursor(mapped.mapPos(range.head, inside ? 1 : -1)) };
      const [start, end] = [spans[0]?.from ?? range.from, spans.at(-1)?.to ?? range.to];
      return { changes, range: EditorSelection.range(mapped.mapPos(start, 1), mapped.mapPos(end, -1)) };
    });
    dispatch(state.update(transaction, { scrollIntoView: true, userEvent: 'input.format' }));
    return true;
  };
}

/** Whether a range lies in an element of a mark. */
export function isMarked(state: EditorState, from: number, to: number, mark: Mark): boolean {
  return elementAround(state, from, to, [marks[mark].element]) !== null;
}

/** The parts of a range that can carry a mark: line by line, without what makes lists of lines and without outer space. */
function textsOfLines(state: EditorState, { from, to }: Span): Span[] {
  const spans: Span[] = [];
  for (let position = from; position <= to; ) {
    const line = state.doc.lineAt(position);
    const textStart = line.from + (linePrefix.exec(line.text)?.[0].length ?? 0);
    const start = Math.max(from, textStart);
    const text = state.sliceDoc(start, Math.max(start, Math.min(to, line.to)));
    const trimmed = text.trim();
    if (trimmed) {
      const spanStart = start + text.length - text.trimStart().length;
      spans.push({ from: spanStart, to: spanStart + trimmed.length });
    }
    position = line.to + 1;
  }
  return spans;
}

function insertSigns(state: EditorState, at: number, sign: string) {
  const [before, after] = [state.sliceDoc(at - sign.length, at), state.sliceDoc(at, at + sign.length)];
  const isBetween =
    before === sign && after === sign && state.sliceDoc(at - sign.length - 1, at - sign.length) !== sign[0];
  return isBetween
    ? {
        changes: [{ from: at - sign.length, to: at + sign.length }],
        range: EditorSelection.cursor(at - sign.length),
      }
    : { changes: [{ from: at, insert: sign + sign }], range: EditorSelection.cursor(at + sign.length) };
}

function unmark(state: EditorState, spans: Span[], mark: Mark) {
  const found = new Map<number, SyntaxNode>();
  for (const { from, to } of spans) {
    const element = elementAround(state, from, to, [marks[mark].element]);
    if (element) found.set(element.from, element);
  }
  return { changes: [...found.values()].flatMap(signsOf), inside: false };
}

function wrap(state: EditorState, spans: Span[], mark: Mark) {
  const changes: ChangeSpec[] = [];
  for (const span of spans) {
    const inner = elementsTouching(state, span, mark);
    const from = Math.min(span.from, ...inner.map((element) => element.from));
    const to = Math.max(span.to, ...inner.map((element) => element.to));
    const [opening, closing] =
      mark === 'code' ? fenceOf(state.sliceDoc(from, to)) : [marks[mark].sign, marks[mark].sign];
    changes.push({ from, insert: opening }, ...inner.flatMap(signsOf), { from: to, insert: closing });
  }
  return { changes, inside: true };
}

function elementsTouching(state: EditorState, { from, to }: Span, mark: Mark): SyntaxNode[] {
  const elements: SyntaxNode[] = [];
  treeUpTo(state, to).iterate({
    from,
    to,
    enter: ({ name, node }) => {
      if (name === marks[mark].element && node.from < to && node.to > from) elements.push(node);
    },
  });
  return elements;
}

function signsOf({ firstChild, lastChild }: SyntaxNode): Span[] {
  return [firstChild, lastChild].flatMap((sign) => (sign ? [{ from: sign.from, to: sign.to }] : []));
}

/** Code that has backticks of its own stands between longer runs of them. */
function fenceOf(code: string): [string, string] {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest ? [`${fence} `, ` ${fence}`] : [fence, fence];
}
