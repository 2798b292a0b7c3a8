import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Crossing, findVisibleCrossings, mayNarrow, privacyThresholds, suppressMargin } from './privacy.ts';

const counts = (crossings: readonly Crossing[]) =>
  Object.fromEntries(crossings.map(({ options, n }) => [options.join('/'), n]));
const table = (cells: Record<string, number>): Crossing[] =>
  Object.entries(cells).map(([key, n]) => ({ options: key.split('/'), n }));

describe('a margin', () => {
  it('looks the same where a group is empty and where it is held back, and keeps its order', () => {
    const margin = [{ n: 0 }, { n: 40 }, { n: 9 }, { n: 25 }];
    const held = { kind: 'suppressed' };
    expect(suppressMargin(margin, privacyThresholds.public)).toEqual([held, { n: 40, kind: 'visible' }, held, held]);
  });

  it('shows staff groups of five, and holds back one of four with another', () => {
    const show = (...sizes: number[]) =>
      suppressMargin(
        sizes.map((n) => ({ n })),
        privacyThresholds.staff,
      ).map((cell) => (cell.kind === 'visible' ? cell.n : null));
    expect(show(5, 6, 30)).toEqual([5, 6, 30]);
    expect(show(4, 6, 30)).toEqual([null, null, 30]);
    expect(show(4, 30)).toEqual([null, null]);
  });
});

describe('breakdowns over several segment questions', () => {
  it('are shown where their crossing has no small cell', () => {
    const people = table({ 'cto/small': 12, 'cto/large': 15, 'lead/small': 11, 'lead/large': 0 });
    expect(counts(findVisibleCrossings(people, [0, 1], 10))).toEqual({
      'cto/small': 12,
      'cto/large': 15,
      'lead/small': 11,
    });
    expect(counts(findVisibleCrossings(people, [1], 10))).toEqual({ small: 23, large: 15 });
    expect(counts(findVisibleCrossings(people, [], 10))).toEqual({ '': 38 });
  });

  it('are withheld as a whole where one cell is small, while the single margins stay', () => {
    const people = table({ 'cto/small': 12, 'cto/large': 15, 'lead/small': 11, 'lead/large': 9 });
    expect(findVisibleCrossings(people, [0, 1], 10)).toEqual([]);
    expect(counts(findVisibleCrossings(people, [0], 10))).toEqual({ cto: 27, lead: 20 });
  });

  it('are withheld where another crossing is shown already with which they tell single people', () => {
    // fifteen people in every cell of two dimensions, but five in some of three
    const people = table({
      ...{ 'a/x/1': 10, 'a/x/2': 5, 'a/y/1': 5, 'a/y/2': 10 },
      ...{ 'b/x/1': 5, 'b/x/2': 10, 'b/y/1': 10, 'b/y/2': 5 },
    });
    expect(counts(findVisibleCrossings(people, [0, 1], 10))).toEqual({ 'a/x': 15, 'a/y': 15, 'b/x': 15, 'b/y': 15 });
    expect(findVisibleCrossings(people, [0, 2], 10)).toEqual([]);
    expect(findVisibleCrossings(people, [1, 2], 10)).toEqual([]);
  });

  it('show nothing of fewer people than the threshold', () => {
    expect(findVisibleCrossings(table({ a: 4, b: 5 }), [], 10)).toEqual([]);
    expect(findVisibleCrossings([], [0], 10)).toEqual([]);
  });

  it('are of known segment questions, each once', () => {
    expect(() => findVisibleCrossings(table({ 'a/x': 12 }), [2], 10)).toThrow(RangeError);
    expect(() => findVisibleCrossings(table({ 'a/x': 12 }), [0, 0], 10)).toThrow(RangeError);
    expect(() => findVisibleCrossings(table({ 'a/x': 12, b: 3 }), [0], 10)).toThrow(RangeError);
  });

  it('never tell a small group, however all that is shown is added and subtracted', () => {
    const sizes = [2, 3, 2];
    const keys = [0, 1, 2].flatMap((a) => [0, 1, 2].flatMap((b) => [0, 1, 2].map((c) => [a, b, c])));
    const options = keys.filter((key) => key.every((option, place) => option < (sizes[place] ?? 0)));
    const breakdowns = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];
    const cellSize = fc.oneof({ weight: 3, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.constant(0) });
    let shownCrossings = 0;
    let smallGroups = 0;
    fc.assert(
      fc.property(
        fc.array(cellSize, { minLength: options.length, maxLength: options.length }),
        fc.constantFrom(privacyThresholds.public, privacyThresholds.staff),
        (cells, k) => {
          const people = options.map((key, place) => ({ options: key.map(String), n: cells[place] ?? 0 }));
          /** which cells of the full crossing belong to a group, as a row of the attacker's equations */
          const rowOf = (dimensions: readonly number[], group: readonly string[]) =>
            people.map((cell) => (dimensions.every((d, place) => cell.options[d] === group[place]) ? 1 : 0));
          const shown = breakdowns.flatMap((dimensions) =>
            findVisibleCrossings(people, dimensions, k).map((cell) => {
              expect(cell.n).toBeGreaterThanOrEqual(k);
              if (dimensions.length > 1) shownCrossings++;
              return rowOf(dimensions, cell.options);
            }),
          );
          const known = rankOf(shown);
          for (const dimensions of breakdowns) {
            for (const { options: group } of people) {
              const row = rowOf(
                dimensions,
                dimensions.map((d) => group[d] ?? ''),
              );
              const n = row.reduce<number>((sum, isIn, place) => sum + isIn * (people[place]?.n ?? 0), 0);
              if (n === 0 || n >= k) continue;
              smallGroups++;
              expect(rankOf([...shown, row])).toBe(known + 1);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(Math.min(shownCrossings, smallGroups)).toBeGreaterThan(100);
  });
});

describe('narrowing a filter', () => {
  it.each([
    [40, 40, true],
    [40, 30, true],
    [40, 31, false],
    [40, 9, false],
    [9, 9, false],
  ])('from %i to %i people is allowed: %s', (parentN, childN, isAllowed) => {
    expect(mayNarrow(parentN, childN, privacyThresholds.public)).toBe(isAllowed);
  });
});

/** Rank of a matrix of small whole numbers, by Gaussian elimination. */
function rankOf(rows: readonly (readonly number[])[]): number {
  let rest = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = rest.find((row) => Math.abs(row[column] ?? 0) > 1e-9);
    if (!pivot) continue;
    rank++;
    rest = rest
      .filter((row) => row !== pivot)
      .map((row) => {
        const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
        return row.map((entry, place) => entry - factor * (pivot[place] ?? 0));
      });
  }
  return rank;
}
