import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privacyThresholds } from './privacy.ts';
import { coalescePeriods } from './privacy-periods.ts';
import { type PeopleRow, planViews, type View } from './privacy-views.ts';

const months = ['2026-01', '2026-02', '2026-03', '2026-04'];

describe('periods', () => {
  const periods = (counts: number[][], k = 5) =>
    coalescePeriods(counts, k).map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));

  it('are single months where each has enough people, and joined months elsewhere', () => {
    expect(periods([[5], [6], [2], [1], [2], [9]])).toEqual(['0', '1', '2–4', '5']);
  });

  it('take in what is left at the end, as far back as that needs', () => {
    expect(periods([[5], [6], [2]])).toEqual(['0', '1–2']);
    // Two people of the second class come last; only the first period has others of it.
    expect(
      periods([
        [5, 5],
        [6, 0],
        [7, 2],
      ]),
    ).toEqual(['0–2']);
  });

  it('are one where nobody is enough', () => {
    expect(periods([[1], [2]])).toEqual(['0–1']);
    expect(periods([])).toEqual([]);
  });
});

describe('what may be shown', () => {
  const row = (month: string, options: string, n: number): PeopleRow => ({ month, options: options.split('/'), n });

  it('is nothing of four people, and everybody of five', () => {
    expect(planViews([row('2026-01', 'a', 4)], 1, 5).everybody).toBeNull();
    expect(planViews([row('2026-01', 'a', 5)], 1, 5).everybody?.periods).toEqual([{ from: '2026-01', to: '2026-01' }]);
  });

  it('has a locale not tell who else answered since it came', () => {
    // German came in February: 30 of the 33 people since then chose it, which leaves three.
    const rows = [row('2026-01', 'en', 40), row('2026-02', 'en', 3), row('2026-02', 'de', 30)];
    const views = planViews(rows, 1, 5);
    expect(views.everybody?.periods).toHaveLength(2);
    expect(views.single).toEqual([null]);
    const later = planViews([...rows, row('2026-03', 'en', 4)], 1, 5);
    expect(later.single[0]?.isShown(['de'])).toBe(true);
  });

  it('crosses dimensions whose cells are large, in whole periods', () => {
    const rows = ['a/x', 'a/y', 'b/x', 'b/y'].flatMap((options) =>
      months.map((month, place) => row(month, options, place === 3 ? 2 : 6)),
    );
    const { crossed } = planViews(rows, 2, 5);
    expect(crossed?.dimensions).toEqual([0, 1]);
    expect(crossed?.isShown(['b', 'x'])).toBe(true);
    expect(crossed?.periods.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2026-01 2026-01',
      '2026-02 2026-02',
      '2026-03 2026-04',
    ]);
  });
});

/** Rows (as bits) of every group that can be asked for in a view: any options that are shown, in any range of periods. */
function groupsOf(view: View, rows: readonly PeopleRow[], options: readonly (readonly string[])[]): number[] {
  const groups: number[] = [];
  const choices = view.dimensions.map((dimension) => subsetsOf(options[dimension] ?? []));
  for (const chosen of productOf(choices)) {
    const cells = productOf(chosen);
    const isAnswered = cells.every(
      (cell) =>
        view.isShown(cell) ||
        !rows.some((row) => row.n > 0 && view.dimensions.every((d, place) => row.options[d] === cell[place])),
    );
    if (!isAnswered) continue;
    for (let first = 0; first < view.periods.length; first++) {
      for (let last = first; last < view.periods.length; last++) {
        const [from, to] = [view.periods[first]?.from ?? '', view.periods[last]?.to ?? ''];
        groups.push(
          rows.reduce((bits, row, place) => {
            const isIn =
              row.month >= from &&
              row.month <= to &&
              view.dimensions.every((d, at) => chosen[at]?.includes(row.options[d] ?? ''));
            return isIn ? bits | (1 << place) : bits;
          }, 0),
        );
      }
    }
  }
  return [...new Set(groups)];
}

const subsetsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: 2 ** all.length - 1 }, (_, bits) => all.filter((_, place) => ((bits + 1) & (1 << place)) !== 0));
const productOf = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((chosen) => list.map((one) => [...chosen, one])), [[]]);

describe('an analyst who asks everything', () => {
  it.each(Object.entries(privacyThresholds))(
    'finds no two groups, one within the other, that differ by one to k − 1 people: %s',
    (_who, k) => {
      const options = [
        ['', 'a', 'b'],
        ['x', 'y'],
      ];
      const cells = productOf([months, ...options]);
      const sizes = fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 3, arbitrary: fc.nat(2 * k) },
        { weight: 1, arbitrary: fc.integer({ min: k, max: 4 * k }) },
      );
      let pairs = 0;
      let answered = 0;
      fc.assert(
        fc.property(fc.array(sizes, { minLength: cells.length, maxLength: cells.length }), (counts) => {
          const rows = cells.map(([month = '', ...chosen], place) => ({
            month,
            options: chosen,
            n: counts[place] ?? 0,
          }));
          const { everybody, single, crossed } = planViews(rows, options.length, k);
          const views = [everybody, ...single, crossed].flatMap((view) => view ?? []);
          const groups = [...new Set(views.flatMap((view) => groupsOf(view, rows, options)))].filter(
            (bits) => bits > 0,
          );
          const peopleOf = (bits: number) =>
            rows.reduce((sum, { n }, place) => sum + ((bits & (1 << place)) === 0 ? 0 : n), 0);
          const sizesOfGroups = groups.map(peopleOf);
          answered += groups.length;
          const occupied = rows.reduce((bits, { n }, place) => (n > 0 ? bits | (1 << place) : bits), 0);
          groups.forEach((outer, i) => {
            const isSmall = (n: number) => n > 0 && n < k;
            expect(isSmall(sizesOfGroups[i] ?? 0)).toBe(false);
            groups.forEach((inner, j) => {
              // Rows without people make no difference to who is in a group.
              if (i === j || (inner & occupied & ~outer) !== 0) return;
              pairs++;
              const left = (sizesOfGroups[i] ?? 0) - (sizesOfGroups[j] ?? 0);
              if (isSmall(left)) throw new Error(`${left} people between ${JSON.stringify(rows)}`);
            });
          });
        }),
        { numRuns: 400 },
      );
      expect(Math.min(pairs, answered)).toBeGreaterThan(1000);
    },
    60_000,
  );
});
