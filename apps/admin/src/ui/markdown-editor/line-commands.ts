import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';
import { elementAround } from './markdown-language.ts';

export type ListKind = 'bullet' | 'ordered' | 'task';

const listSign =
  /^([ \t]*(?:>[ \t]?)*[ \t]*)(?:([-*+][ \t]+\[[ xX]\](?:[ \t]+|$))|([-*+](?:[ \t]+|$))|(\d{1,9}[.)](?:[ \t]+|$)))?/;
const headingSign =
  /^([ \t]*(?:>[ \t]?)*[ \t]*)(?:([-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?:(#{1,6})(?:[ \t]+|$))?/;

/** Makes headings of a level of the selected lines, or text again where they are. */
export function toggleHeading(level: number): StateCommand {
  return changeLines((lines, state) => {
    const isSet = lines.every((line) => headingLevel(state, line) === level);
    return lines.flatMap((line) => {
      const [signs = '', prefix = ''] = headingSign.exec(line.text) ?? [];
      const from = line.from + prefix.length;
      const insert = isSet ? '' : `${'#'.repeat(level)} `;
      return [{ from, to: line.from + signs.length, insert }, ...underlineOf(state, line)];
    });
  });
}

/** The level of the heading that a line is, of both kinds; 0 for none. */
export function headingLevel(state: EditorState, line: Line): number {
  const underlined = elementAround(state, line.from, line.to, ['SetextHeading1', 'SetextHeading2']);
  return underlined ? Number(underlined.name.at(-1)) : (headingSign.exec(line.text)?.[3]?.length ?? 0);
}

function underlineOf(state: EditorState, line: Line): ChangeSpec[] {
  const heading = elementAround(state, line.from, line.to, ['SetextHeading1', 'SetextHeading2']);
  const underline = heading?.lastChild;
  if (!underline || state.doc.lineAt(underline.from).from <= line.from) return [];
  const { number, to } = state.doc.lineAt(underline.from);
  return [{ from: state.doc.line(number - 1).to, to }];
}

/** Makes list items of the selected lines, or text again where all are of this kind. */
export function toggleList(kind: ListKind): StateCommand {
  return changeLines((lines) => {
    const isSet = lines.every((line) => listKindOf(line.text) === kind);
    return lines.map((line, index) => {
      const [signs = '', prefix = ''] = listSign.exec(line.text) ?? [];
      const insert = isSet ? '' : { bullet: '- ', ordered: `${index + 1}. `, task: '- [ ] ' }[kind];
      return { from: line.from + prefix.length, to: line.from + signs.length, insert };
    });
  });
}

/** What list a line is an item of, by its own sign. */
export function listKindOf(text: string): ListKind | null {
  const [, , task, bullet, ordered] = listSign.exec(text) ?? [];
  if (task) return 'task';
  if (bullet) return 'bullet';
  return ordered ? 'ordered' : null;
}

/** Puts the selected lines into a quotation, or takes them out of one. */
export const toggleQuote: StateCommand = changeLines(
  (lines) => {
    const isSet = lines.every(({ text }) => /^\s*>/.test(text));
    return lines.map((line) => {
      const sign = /^\s*> ?/.exec(line.text)?.[0] ?? '';
      return isSet
        ? { from: line.from + sign.indexOf('>'), to: line.from + sign.length }
        : { from: line.from, insert: line.text ? '> ' : '>' };
    });
  },
  { blankLines: true },
);

/** Begins the next item or goes on with a quotation; on an empty item, ends the list. */
export const continueList = insertNewlineContinueMarkupCommand({ nonTightLists: false });

/** Moves the list items of the selected lines a level in (1) or out (-1); no command where a line is none. */
export function moveListItems(direction: 1 | -1): StateCommand {
  return ({ state, dispatch }) => {
    const lines = selectedLines(state);
    if (state.readOnly || !lines.every(({ text }) => listKindOf(text))) return false;
    const changes = lines.flatMap((line): ChangeSpec[] => {
      const [, prefix = '', task, bullet, ordered] = listSign.exec(line.text) ?? [];
      const width = ordered ? ordered.length : (bullet ?? task?.replace(/\[.*/s, '') ?? '  ').length;
      const end = line.from + prefix.length;
      const indent = /[ \t]*$/.exec(prefix)?.[0] ?? '';
      if (direction === 1) return [{ from: end, insert: ' '.repeat(width) }];
      return indent ? [{ from: end - Math.min(indent.endsWith('\t') ? 1 : width, indent.length), to: end }] : [];
    });
    if (changes.length > 0) dispatch(state.update({ changes, userEvent: 'input.indent' }));
    return true;
  };
}

function changeLines(
  change: (lines: Line[], state: EditorState) => ChangeSpec[],
  { blankLines = false } = {},
): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const all = selectedLines(state);
    const written = all.filter(({ text }) => text.trim());
    const lines = blankLines || written.length === 0 ? all : written;
    const changes = state.changes(change(lines, state));
    const selection = state.selection.map(changes, 1);
    dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: 'input.format' }));
    return true;
  };
}

function selectedLines({ doc, selection }: EditorState): Line[] {
  const numbers = new Set<number>();
  for (const { from, to, empty } of selection.ranges) {
    const last = doc.lineAt(to);
    // A selection that ends where a line begins does not mean that line.
    const lastNumber = !empty && last.from === to ? last.number - 1 : last.number;
    for (let number = doc.lineAt(from).number; number <= lastNumber; number++) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b).map((number) => doc.line(number));
}
