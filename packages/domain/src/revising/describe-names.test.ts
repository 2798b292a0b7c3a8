import { describe, expect, it } from 'vitest';
import { formatNumber, listNames, quote } from './describe-names.ts';

describe('a name in a sentence', () => {
  it.each([
    ['stands on one line', ' Two\n\tlines\u0000 ', '"Two lines"'],
    ['cannot turn the sentence around', 'a\u202eb', '"a b"'],
    ['is whole up to 60 characters, however they are stored', '🎵'.repeat(60), `"${'🎵'.repeat(60)}"`],
    ['is cut beyond', '🎵'.repeat(61), `"${'🎵'.repeat(59)}…"`],
  ])('%s', (_what, name, expected) => {
    expect(quote(name)).toBe(expected);
  });

  it('is one of four at most', () => {
    expect(listNames(['"A"', '"B"', '"C"', '"D"'])).toBe('"A", "B", "C", "D"');
    expect(listNames(['"A"', '"B"', '"C"', '"D"', '"E"', '"F"'])).toBe('"A", "B", "C", "D" and 2 more');
  });
});

it('writes numbers as people do', () => {
  expect([-1, 0.1 + 0.2, 1_000_000].map(formatNumber)).toEqual(['−1', '0.3', '1000000']);
});
