import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, WrittenTexts } from './follow-value.ts';

describe('a text from elsewhere', () => {
  it('changes only where it differs', () => {
    expect(changeBetween('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' });
    expect(changeBetween('same', 'same')).toBeNull();
  });

  it('is what the change makes, for any two texts', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { from, to, insert } = changeBetween(before, after) ?? { from: 0, to: 0, insert: '' };
        return before.slice(0, from) + insert + before.slice(to) === after;
      }),
    );
  });

  it('is told from a late echo of what was typed here', () => {
    const texts = new WrittenTexts();
    for (const text of ['a', 'ab', 'abc']) texts.note(text);

    expect(texts.comesBack('ab')).toBe(true);
    expect(texts.comesBack('abc')).toBe(true);
    expect(texts.comesBack('a')).toBe(false);
    texts.forget();
    expect(texts.comesBack('abc')).toBe(false);
  });
});
