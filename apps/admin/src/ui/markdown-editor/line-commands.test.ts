import { describe, expect, it } from 'vitest';
import { moveListItems, toggleHeading, toggleList, toggleQuote } from './line-commands.ts';
import { edit } from './testing/edit-text.ts';

describe('headings', () => {
  it.each<[string, number, string, string]>([
    ['makes a heading of a line', 2, 'a‸ title', '## a‸ title'],
    ['changes the level', 3, '# a‸ title', '### a‸ title'],
    ['makes it text again', 2, '## a‸ title', 'a‸ title'],
    ['begins one on an empty line', 1, '‸', '# ‸'],
    ['takes the place of a list sign', 2, '- a‸', '## a‸'],
    ['stays in a quotation', 2, '> a‸', '> ## a‸'],
    ['takes the underline away', 2, 'a‸ title\n===\n\ntext', '## a‸ title\n\ntext'],
    ['makes an underlined heading text again', 1, 'a‸ title\n===\ntext', 'a‸ title\ntext'],
    ['does not take digits for a list', 2, '2026 was‸', '## 2026 was‸'],
  ])('%s', (_, level, before, after) => {
    expect(edit(before, toggleHeading(level))).toBe(after);
  });
});

describe('lists', () => {
  it.each<[string, 'bullet' | 'ordered' | 'task', string, string]>([
    ['makes items', 'bullet', '⟦one\n\ntwo⟧', '- ⟦one\n\n- two⟧'],
    ['numbers them', 'ordered', '⟦- one\n- two⟧', '⟦1. one\n2. two⟧'],
    ['makes tasks of items', 'task', '* on‸e', '- [ ] on‸e'],
    ['makes items of done tasks', 'bullet', '- [x] on‸e', '- on‸e'],
    ['makes text again', 'ordered', '⟦1. one\n2) two⟧', '⟦one\ntwo⟧'],
    ['keeps levels', 'ordered', '  - on‸e', '  1. on‸e'],
    ['leaves the line out at whose beginning a selection ends', 'bullet', '⟦one\n⟧two', '- ⟦one\n⟧two'],
  ])('%s', (_, kind, before, after) => {
    expect(edit(before, toggleList(kind))).toBe(after);
  });

  it('moves items in and out by the width of their sign', () => {
    expect(edit('1. one\n2. tw‸o', moveListItems(1))).toBe('1. one\n   2. tw‸o');
    expect(edit('- one\n  - [ ] tw‸o', moveListItems(-1))).toBe('- one\n- [ ] tw‸o');
  });

  it('leaves Tab alone in plain text', () => {
    expect(edit('plain‸', moveListItems(1))).toBeNull();
  });
});

describe('quotations', () => {
  it('takes lines in, blank ones too, and out again', () => {
    expect(edit('⟦one\n\ntwo⟧', toggleQuote)).toBe('> ⟦one\n>\n> two⟧');
    expect(edit('> ⟦one\n>\n> two⟧', toggleQuote)).toBe('⟦one\n\ntwo⟧');
  });
});
