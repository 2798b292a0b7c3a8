import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressMargin } from '../statistics/privacy.ts';
import { type CountMatrix, findHiddenBlock, hideBlock } from './suppress-matrix.ts';

const suppressMatrix = (matrix: CountMatrix, k: number) => hideBlock(matrix, findHiddenBlock([matrix], k));

describe('a matrix of counts', () => {
  it.each<[string, number[][], (number | null)[][]]>([
    [
      'is shown whole where nobody stands alone; empty cells look as hidden ones do',
      [
        [40, 6, 0],
        [0, 30, 5],
        [0, 0, 20],
      ],
      [
        [40, 6, null],
        [null, 30, 5],
        [null, null, 20],
      ],
    ],
    [
      'hides a small cell with others, so that it follows from no sum of a row or a column',
      [
        [40, 6, 2],
        [9, 30, 8],
        [7, 6, 20],
      ],
      // third column: 2 + 8 are hidden; those two rows need a second column each: 6 and 30 are fewer than 40 and 9
      [
        [40, null, null],
        [9, null, null],
        [7, 6, 20],
      ],
    ],
    [
      'hides all where everybody was in one band',
      [
        [50, 3],
        [0, 0],
      ],
      [
        [null, null],
        [null, null],
      ],
    ],
    [
      'hides the whole of a group under k',
      [
        [2, 0],
        [0, 2],
      ],
      [
        [null, null],
        [null, null],
      ],
    ],
  ])('%s', (_what, matrix, shown) => {
    expect(suppressMatrix(matrix, 5)).toEqual(shown);
  });

  it('gives no small cell away to somebody who knows every sum that is shown and every empty cell outside the block', () => {
    const k = 2;
    const cell = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 }));
    const anyMatrix = fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 3 });
    let attacked = 0;
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        // of fewer people, nothing is said at all
        fc.pre(sumOf(matrix.flat()) >= k);
        const possible = valuesOfSmall(matrix, suppressMatrix(matrix, k), k);
        for (const values of possible) {
          attacked++;
          expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(k);
        }
      }),
      { numRuns: 400 },
    );
    expect(attacked).toBeGreaterThan(200);
  });

  it('gives nothing away where people are told apart: every matrix, and any of them together, is shown or hidden alike', () => {
    const k = 2;
    const cell = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 }));
    const anyMatrix = fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 2 });
    let attacked = 0;
    fc.assert(
      fc.property(anyMatrix, anyMatrix, (one, other) => {
        fc.pre(sumOf(one.flat()) >= k && sumOf(other.flat()) >= k);
        const block = findHiddenBlock([one, other], k);
        for (const matrix of [one, other]) {
          const shown = hideBlock(matrix, block);
          // what both together show, less what one shows, is what the other shows
          for (const n of shown.flat()) if (n !== null) expect(n).toBeGreaterThanOrEqual(k);
          for (const values of valuesOfSmall(matrix, shown, k)) {
            attacked++;
            expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(k);
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(attacked).toBeGreaterThan(200);
  });

  it('hides a small block of a large one', () => {
    const matrix = [
      [9000, 300, 1],
      [200, 8000, 400],
      [0, 300, 7000],
    ];

    expect(suppressMatrix(matrix, 5)).toEqual([
      [9000, null, null],
      [200, null, null],
      [null, 300, 7000],
    ]);
  });
});

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** By trying all matrices: which numbers of people each cell under k can have. */
function valuesOfSmall(matrix: CountMatrix, shown: readonly (readonly (number | null)[])[], k: number): Set<number>[] {
  const width = matrix[0]?.length ?? 0;
  const hidden = matrix.flatMap((row, i) => row.flatMap((n, j) => (n > 0 && shown[i]?.[j] === null ? [[i, j]] : [])));
  const isSmall = ([i = 0, j = 0]: readonly number[] = []) => (matrix[i]?.[j] ?? 0) < k;
  const rows = new Set(hidden.map(([i = 0]) => i));
  const columns = new Set(hidden.map(([, j = 0]) => j));
  const cells = [...rows].flatMap((i) => [...columns].map((j) => [i, j] as const));
  const sumsOf = (candidate: CountMatrix) => [
    ...candidate.map(sumOf),
    ...Array.from({ length: width }, (_, j) => sumOf(candidate.map((row) => row[j] ?? 0))),
  ];
  const rowsShown = suppressMargin(
    matrix.map((row) => ({ n: sumOf(row) })),
    k,
  );
  const columnsShown = suppressMargin(
    sumsOf(matrix)
      .slice(matrix.length)
      .map((n) => ({ n })),
    k,
  );
  const isShown = [...rowsShown, ...columnsShown].map(({ kind }) => kind === 'visible');
  const known = sumsOf(matrix);
  const found = hidden.map(() => new Set<number>());
  const candidate = matrix.map((row) => [...row]);
  const free = sumOf(cells.map(([i, j]) => matrix[i]?.[j] ?? 0));
  const fill = (place: number, left: number) => {
    const at = cells[place];
    if (!at) {
      if (left > 0 || !sumsOf(candidate).every((sum, line) => !isShown[line] || sum === known[line])) return;
      for (const [which, [i = 0, j = 0]] of hidden.entries()) found[which]?.add(candidate[i]?.[j] ?? 0);
      return;
    }
    for (let n = 0; n <= left; n++) {
      (candidate[at[0]] as number[])[at[1]] = n;
      fill(place + 1, left - n);
    }
    (candidate[at[0]] as number[])[at[1]] = 0;
  };
  if (cells.length <= 6 && free <= 14) fill(0, free);
  return found.filter((values, which) => values.size > 0 && isSmall(hidden[which]));
}
