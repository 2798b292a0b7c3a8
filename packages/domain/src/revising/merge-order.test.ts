import { describe, expect, it } from 'vitest';
import { mergeOrder, placeNames } from './merge-order.ts';

const names = (text: string) => [...text];

describe('two orders', () => {
  const cases: [what: string, base: string, theirs: string, mine: string, merged: string | undefined][] = [
    ['nobody moved anything', 'abcd', 'abcd', 'abcd', 'abcd'],
    ['they did', 'abcd', 'dabc', 'abcd', 'dabc'],
    ['I did', 'abcd', 'abcd', 'bcda', 'bcda'],
    ['both did the same', 'abcd', 'badc', 'badc', 'badc'],
    ['each at one end', 'abcd', 'bacd', 'abdc', 'badc'],
    ['both the same at one end, I at the other too', 'abcd', 'bacd', 'badc', 'badc'],
    ['they moved one to the end, I swapped two that it passed', 'abcde', 'bcdea', 'acbde', 'cbdea'],
    ['they swapped two, I moved the third to the front', 'abc', 'bac', 'cab', 'cba'],
    ['both moved the same one', 'abc', 'bac', 'bca', undefined],
    ['one to the front, one to the end, past each other', 'abcd', 'bcda', 'dabc', undefined],
    ['two swaps that share one', 'abc', 'bac', 'acb', undefined],
    ['both added the same, alike', 'ab', 'axyb', 'axyb', 'axyb'],
    ['both added the same, the other way round', 'ab', 'axyb', 'ayxb', undefined],
  ];

  it.each(cases)('where %s', (_what, base, theirs, mine, merged) => {
    expect(mergeOrder({ base: names(base), theirs: names(theirs), mine: names(mine) })?.join('')).toBe(merged);
    expect(mergeOrder({ base: names(base), theirs: names(mine), mine: names(theirs) })?.join('')).toBe(merged);
  });

  it('keep every pair that somebody turned around turned, and every other as it was', () => {
    const base = names('abcde');
    const orders = permutationsOf(base);
    const isBefore = (order: readonly string[], one: string, other: string) =>
      order.indexOf(one) < order.indexOf(other);
    for (const theirs of orders) {
      for (const mine of orders) {
        const merged = mergeOrder({ base, theirs, mine });
        if (!merged) continue;
        const wrong = base.flatMap((one, at) =>
          base.slice(at + 1).filter((other) => {
            const isKept = isBefore(theirs, one, other) && isBefore(mine, one, other);
            return isBefore(merged, one, other) !== isKept;
          }),
        );
        expect(wrong).toEqual([]);
      }
    }
  });
});

function permutationsOf(items: readonly string[]): string[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) =>
    permutationsOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}

describe('names that were added', () => {
  const cases: [what: string, ordered: string, theirs: string, mine: string, placed: string][] = [
    ['by nobody', 'abc', 'abc', 'abc', 'abc'],
    ['at the start, in between and at the end', 'ab', 'xaybz', 'ab', 'xaybz'],
    ['by both behind the same neighbour: theirs first', 'ab', 'axyb', 'apqb', 'axypqb'],
    ['by both at the start: theirs first', 'ab', 'xab', 'pab', 'xpab'],
    ['behind a neighbour that moved', 'ba', 'axb', 'ab', 'bax'],
    ['by both, the same one', 'ab', 'axb', 'axb', 'axb'],
    ['by both, the same one in two places: where they have it', 'ab', 'axb', 'abx', 'axb'],
    ['behind one that both added', 'ab', 'axyb', 'axpb', 'axypb'],
    ['by both, the same two the other way round: as they have it', 'a', 'axy', 'ayx', 'axy'],
  ];

  it.each(cases)('%s', (_what, ordered, theirs, mine, placed) => {
    expect(placeNames(names(ordered), { theirs: names(theirs), mine: names(mine) }).join('')).toBe(placed);
  });
});
