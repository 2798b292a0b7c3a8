import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findVisibleCells, publicThreshold } from './find-visible-cells.ts';

const visible = (counts: Record<string, number>, dimensions = 1) =>
  [...findVisibleCells(new Map(Object.entries(counts)), { dimensions, threshold: publicThreshold })].sort();

describe('the privacy rule', () => {
  const cases: [what: string, counts: Record<string, number>, dimensions: number, shown: string[]][] = [
    ['shows groups of ten', { a: 10, b: 25 }, 1, ['a', 'b']],
    [
      'hides a group of nine, and the next smallest so that it cannot be told by subtraction',
      { a: 9, b: 25, c: 40 },
      1,
      ['c'],
    ],
    ['hides two small groups without a third when they have ten people together', { a: 4, b: 6, c: 40 }, 1, ['c']],
    ['hides a third when two small groups have fewer than ten people together', { a: 1, b: 2, c: 11, d: 40 }, 1, ['d']],
    ['withholds everything when nothing else can be hidden', { a: 3, b: 50 }, 1, []],
    ['never shows an empty group', { a: 0, b: 12 }, 1, ['b']],
    ['shows a whole of ten and hides one of nine', { all: 10 }, 0, ['all']],
    ['hides a whole of nine', { all: 9 }, 0, []],
    ['withholds a crossing with one small cell', { 'a/x': 9, 'a/y': 30, 'b/x': 30, 'b/y': 30 }, 2, []],
    [
      'shows a crossing whose cells are empty or large',
      { 'a/x': 0, 'a/y': 30, 'b/x': 30, 'b/y': 30 },
      2,
      ['a/y', 'b/x', 'b/y'],
    ],
  ];
  it.each(cases)('%s', (_what, counts, dimensions, shown) => {
    expect(visible(counts, dimensions)).toEqual(shown);
  });

  it('leaves nothing under the threshold to be found by subtracting shown groups from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 7 }), (counts) => {
        const shown = findVisibleCells(new Map(counts.map((n, i) => [String(i), n])), {
          dimensions: 1,
          threshold: publicThreshold,
        });
        const hidden = counts.filter((n, i) => n > 0 && !shown.has(String(i)));
        // The total less every shown group is what an attacker learns of the hidden ones: one number for all of them.
        const difference = hidden.reduce((sum, n) => sum + n, 0);
        for (const [i, n] of counts.entries())
          if (shown.has(String(i))) expect(n).toBeGreaterThanOrEqual(publicThreshold);
        const total = counts.reduce((sum, n) => sum + n, 0);
        if (total < publicThreshold || hidden.length === 0 || shown.size === 0) return;
        expect(hidden.length).toBeGreaterThanOrEqual(2);
        expect(difference).toBeGreaterThanOrEqual(publicThreshold);
      }),
      { numRuns: 2000 },
    );
  });
});
