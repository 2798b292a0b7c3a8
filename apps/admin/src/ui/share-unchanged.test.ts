import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareUnchanged } from './share-unchanged.ts';

describe('what came anew', () => {
  it('is the very thing it was where it says the same', () => {
    const before = { sections: [{ key: 'a', title: { en: 'A' } }, { key: 'b' }], slug: 'one' };
    expect(shareUnchanged(before, structuredClone(before))).toBe(before);
  });

  it('is new only where it says something else', () => {
    const before = { sections: [{ key: 'a', title: { en: 'A' } }, { key: 'b' }], slug: 'one' };
    const next = { sections: [{ key: 'a', title: { en: 'A' } }, { key: 'c' }], slug: 'one', isNew: true };
    const shared = shareUnchanged(before, next);
    expect(shared).toEqual(next);
    expect(shared.sections[0]).toBe(before.sections[0]);
    expect(shared.sections[1]).not.toBe(before.sections[1]);
  });

  it('tells a list from fields, a field that is gone, and nothing from an empty list', () => {
    expect(shareUnchanged({ 0: 'a' }, ['a'])).toEqual(['a']);
    expect(shareUnchanged({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(shareUnchanged(null, [])).toEqual([]);
    expect(shareUnchanged([], null)).toBeNull();
  });

  it('always says what came', () => {
    const json = fc.jsonValue();
    fc.assert(
      fc.property(json, json, (before, next) => {
        expect(shareUnchanged(before, next)).toEqual(next);
      }),
    );
  });
});
