import { expect, it } from 'vitest';
import { heapForExport } from './heap-for-export.ts';

it.each([
  // rows, columns, groups of 10,000 rows × columns × 1 KB: 11.7 MB, 58.6 MB, 87.9 MB
  [1_000_000, 120, 64 + 12],
  [1_000_000, 600, 64 + 59],
  [1_000_000, 900, 64 + 88],
  [0, 600, 64],
])('gives an export of %i attempts in %i columns %i MB', (rows, columns, old) => {
  expect(heapForExport({ rows, columns }).old).toBe(old);
});
