import type { StateCommand } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTable } from './find-table.ts';
import { continueList, moveListItems, toggleHeading, toggleList, toggleQuote } from './line-commands.ts';
import { addColumn, addRow, alignTable, insertTable, moveToCell } from './table-commands.ts';
import { edit, stateAt, transactionOf } from './testing/edit-text.ts';
import { toggleMark } from './toggle-mark.ts';

const marked = ['**b**', '*i*', '~~s~~', '`c`', '[l](x)', '## h', '- b', '1. o', '- [ ] t', '> q'];
const signs = ['*', '**', '_', '`', '``', '|', '\\', '[', '===\n', '```\n', '<b>', '# ', '  '];
const pieces = [
  ...marked,
  ...signs,
  '| a | b |\n| - | - |\n',
  'word',
  ' ',
  '\n',
  '\n\n',
  '\n\n',
  'é',
  '👩‍👩‍👧',
  '\r',
  '\t',
];
const anyText = fc
  .tuple(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), fc.boolean())
  .map(([parts, isWindows]) =>
    isWindows ? parts.join('').replace(/\r/g, '').replaceAll('\n', '\r\n') : parts.join(''),
  );
const anyPlace = fc.tuple(anyText, fc.nat(), fc.nat());

const commands: Record<string, StateCommand> = {
  bold: toggleMark('bold'),
  italic: toggleMark('italic'),
  strike: toggleMark('strike'),
  code: toggleMark('code'),
  heading: toggleHeading(2),
  bullet: toggleList('bullet'),
  ordered: toggleList('ordered'),
  task: toggleList('task'),
  quote: toggleQuote,
  in: moveListItems(1),
  out: moveListItems(-1),
  insertTable,
  nextCell: moveToCell(1),
  addRow,
  addColumn,
  alignTable,
};

function placed([text, a, b]: [string, number, number]) {
  const { length } = stateAt(text, 0, 0).doc;
  return stateAt(text, a % (length + 1), b % (length + 1));
}

describe('what nobody changed is never written anew', () => {
  it('gives every text back as it came', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => stateAt(text, 0, 0).sliceDoc() === text),
    );
  });

  it.each(Object.entries(commands))('%s changes nothing beyond the elements it is meant for', (_, command) => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const state = placed(place);
        const transaction = transactionOf(state, command);
        if (!transaction?.docChanged) return;
        const { from, to } = state.selection.main;
        // The block of the selection: up to the blank lines around it, or all of a table.
        const table = findTable(state, state.selection.main.head);
        let first = state.doc.lineAt(Math.min(from, table?.[0]?.from ?? from)).number;
        let last = state.doc.lineAt(Math.max(to, table?.at(-1)?.to ?? to)).number;
        while (first > 1 && state.doc.line(first - 1).text.trim()) first--;
        while (last < state.doc.lines && state.doc.line(last + 1).text.trim()) last++;
        const [start, end] = [state.doc.line(first).from, state.doc.line(last).to];
        transaction.changes.iterChangedRanges((changedFrom, changedTo) => {
          expect(changedFrom).toBeGreaterThanOrEqual(start);
          expect(changedTo).toBeLessThanOrEqual(end);
        });
        const after = transaction.state;
        const rest = after.doc.length - (state.doc.length - end);
        expect(after.sliceDoc(0, start)).toBe(state.sliceDoc(0, start));
        expect(after.sliceDoc(rest)).toBe(state.sliceDoc(end));
      }),
      { numRuns: 200 },
    );
  });

  it('breaks lines as the text does', () => {
    const state = stateAt('- one\r\n', 5, 5);
    expect(transactionOf(state, continueList)?.state.sliceDoc()).toBe('- one\r\n- \r\n');
    expect(transactionOf(stateAt('a\r\nb', 1, 1), insertTable)?.state.sliceDoc()).toBe(
      'a\r\n\r\n| Column 1 | Column 2 |\r\n| --- | --- |\r\n|  |  |\r\n\r\nb',
    );
  });
});

describe('Enter in a list', () => {
  it.each([
    ['begins the next item', '- one‸', '- one\n- ‸'],
    ['counts on', '1. one‸', '1. one\n2. ‸'],
    ['begins an open task after a done one', '- [x] one‸', '- [x] one\n- [ ] ‸'],
    ['ends the list on an empty item', '- one\n- ‸', '- one\n‸'],
    ['goes on with a quotation', '> one‸', '> one\n> ‸'],
  ])('%s', (_, before, after) => {
    expect(edit(before, continueList)).toBe(after);
  });
});
