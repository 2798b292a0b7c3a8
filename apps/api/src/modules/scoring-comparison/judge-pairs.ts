import type { CountMatrix, HiddenBlock } from '@yardstick/domain/comparing/suppress-matrix.ts';

/**
 * What may be told of the people who have a score under both scorings, from how all classes go from band to band; the
 * last row and the last column are of those without a score. `hidden`: what is hidden of these matrices.
 *
 * The scores of those with a score before, and of those with one after, are told elsewhere; so whoever has only one of the
 * two follows by subtraction, and must be nobody or k people in every class. With how many have both goes how many
 * have neither: that number must not be small either, nor one of those that only the sums of the block tell of.
 */
export function judgePairs(
  classes: readonly CountMatrix[],
  hidden: HiddenBlock,
  k: number,
): { n: boolean; moments: boolean } {
  const counts = classes.map(countScored);
  const isTold = (count: number) => count === 0 || count >= k;
  const moments = counts.every(
    ({ both, beforeOnly, afterOnly }) => isTold(both) && isTold(beforeOnly) && isTold(afterOnly),
  );
  const hasEverybodyBoth = counts.every(({ beforeOnly, afterOnly, neither }) => beforeOnly + afterOnly + neither === 0);
  const [rows, columns] = [classes[0]?.length ?? 0, classes[0]?.[0]?.length ?? 0];
  const isNeitherHidden = hidden.rows.has(rows - 1) && hidden.columns.has(columns - 1);
  const isNeitherTold = counts.every(({ neither }) => isTold(neither)) && !isNeitherHidden;
  return { moments, n: moments && (hasEverybodyBoth || isNeitherTold) };
}

function countScored(matrix: CountMatrix) {
  const total = (lines: CountMatrix) => lines.flat().reduce((sum, n) => sum + n, 0);
  const last = matrix.slice(-1);
  const neither = last[0]?.at(-1) ?? 0;
  const afterOnly = total(last) - neither;
  const beforeOnly = total(matrix.map((row) => row.slice(-1))) - neither;
  return { both: total(matrix) - afterOnly - beforeOnly - neither, beforeOnly, afterOnly, neither };
}
