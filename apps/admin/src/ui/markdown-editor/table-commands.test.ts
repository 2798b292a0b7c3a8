import { describe, expect, it } from 'vitest';
import { addColumn, addRow, alignTable, insertTable, moveToCell } from './table-commands.ts';
import { edit } from './testing/edit-text.ts';

describe('tables', () => {
  it('is put after the paragraph, apart from what follows, with its first cell selected', () => {
    expect(edit('text‸\nmore', insertTable)).toBe('text\n\n| ⟦Column 1⟧ | Column 2 |\n| --- | --- |\n|  |  |\n\nmore');
  });

  it('takes the place of an empty line', () => {
    expect(edit('‸', insertTable)).toBe('| ⟦Column 1⟧ | Column 2 |\n| --- | --- |\n|  |  |');
  });

  it.each([
    ['goes on to the next cell', '| a‸ | b |\n| - | - |\n| c |  |', '| a | ⟦b⟧ |\n| - | - |\n| c |  |'],
    ['goes past the dashes', '| a | b‸ |\n| - | - |\n| c |  |', '| a | b |\n| - | - |\n| ⟦c⟧ |  |'],
    ['finds empty cells', '| a | b |\n| - | - |\n| c‸ |  |', '| a | b |\n| - | - |\n| c | ‸ |'],
    ['takes a bar after a backslash for text', 'a\\|b‸ | c\n--|--', 'a\\|b | ⟦c⟧\n--|--'],
    ['adds a row after the last', '| a | b |\n| - | - |\n| c | d‸ |', '| a | b |\n| - | - |\n| c | d |\n| ‸ |  |'],
    ['adds a row in a quotation', '> | a |\n> | - |\n> | c‸ |', '> | a |\n> | - |\n> | c |\n> | ‸ |'],
  ])('%s', (_, before, after) => {
    expect(edit(before, moveToCell(1))).toBe(after);
  });

  it('goes back, and leaves the editor before the first cell', () => {
    expect(edit('| a | b |\n| - | - |\n| c‸ | |', moveToCell(-1))).toBe('| a | ⟦b⟧ |\n| - | - |\n| c | |');
    expect(edit('| a‸ | b |\n| - | - |', moveToCell(-1))).toBeNull();
    expect(edit('no table‸', moveToCell(1))).toBeNull();
  });

  it('adds a row under the header, after the dashes', () => {
    expect(edit('| a‸ | b |\n| - | - |\n| c | d |', addRow)).toBe('| a | b |\n| - | - |\n| ‸ |  |\n| c | d |');
  });

  it('adds a column after that of the cursor, and leaves shorter rows', () => {
    expect(edit('| a | b‸ |\n|:-:|---|\n| c |\n| d | e |', addColumn)).toBe(
      '| a | b |‸  |\n|:-:|---| --- |\n| c |\n| d | e |  |'.replace('|‸  |', '| ‸ |'),
    );
    expect(edit('a‸ | b\n--|--\nc | d', addColumn)).toBe('a | ‸ | b\n--| --- |--\nc |  | d');
    expect(edit('a | b‸\n--|--', addColumn)).toBe('a | b | ‸ |\n--|-- | --- |');
  });

  it('puts bars under each other when asked, and keeps how columns are set', () => {
    expect(edit('|a|long text‸|\n|:-:|--:|\n|été|b|', alignTable)).toBe(
      '| a   | ‸long text |\n| :-: | --------: |\n| été | b         |'.replace('--------:', '--------:'),
    );
  });
});
