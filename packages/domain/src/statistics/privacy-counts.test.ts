import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findVisibleCounts, joinNeighbours } from './privacy-counts.ts';

describe('counts of bands and options', () => {
  it('are hidden where few people are, together with the next smallest', () => {
    expect(findVisibleCounts([[20, 3, 30, 8]], 5)).toEqual([true, false, true, false]);
    expect(findVisibleCounts([[20, 3, 30, 2]], 5)).toEqual([true, false, true, false]);
    expect(findVisibleCounts([[20, 0, 30]], 5)).toEqual([true, true, true]);
  });

  it('stay hidden for all groups of a breakdown where one would tell', () => {
    const groups = [
      [20, 6, 30],
      [20, 4, 30],
    ];
    expect(findVisibleCounts(groups, 5)).toEqual([false, false, true]);
  });

  it('and their differences, whatever groups are joined, are nobody or enough', () => {
    const k = 5;
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(12), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        (groups) => {
          const sum = (lists: number[][]) => [0, 1, 2, 3].map((p) => lists.reduce((n, list) => n + (list[p] ?? 0), 0));
          const ofAll = findVisibleCounts([sum(groups)], k);
          const visible = findVisibleCounts(
            groups,
            k,
            ofAll.map((isVisible) => !isVisible),
          );
          for (const list of groups) {
            const told = [...list.filter((_, p) => visible[p]), list.reduce((n, c, p) => n + (visible[p] ? 0 : c), 0)];
            const total = told.reduce((n, count) => n + count, 0);
            // A group under k is never shown itself.
            if (total >= k) for (const count of told) expect(count === 0 || count >= k).toBe(true);
          }
          expect(visible.some((isVisible, p) => isVisible && !ofAll[p])).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('bins', () => {
  const bins = (...groups: number[][]) =>
    joinNeighbours(groups, 5)?.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));

  it('are joined with their neighbours until each has nobody or enough people', () => {
    expect(bins([0, 2, 9, 5, 0, 3])).toEqual(['0', '1–2', '3–5']);
    expect(bins([6, 7, 1, 1])).toEqual(['0', '1–3']);
    expect(bins([5, 5], [5, 1])).toEqual(['0–1']);
  });

  it('cannot be told of too few', () => {
    expect(bins([1, 2])).toBeUndefined();
  });
});
