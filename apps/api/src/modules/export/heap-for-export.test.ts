import { expect, it } from 'vitest';
import { heapForExport } from './heap-for-export.ts';

it.each([
  // rows, columns, groups of 10,000 rows × columns × 0.7 KB: 8.2 MB, 41.02 MB, 61.5 MB
  [1_000_000, 120, 64 + 9],
  [1_000_000, 600, 64 + 42],
  [1_000_000, 900, 64 + 62],
  [0, 600, 64],
])('gives an export of %i attempts in %i columns %i MB', (rows, columns, old) => {
  expect(heapForExport({ rows, columns }).old).toBe(old);
});
