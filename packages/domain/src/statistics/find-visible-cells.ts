import { privacyThresholds, suppressMargin } from './privacy.ts';

/** The smallest group that anybody may see. */
export const publicThreshold = privacyThresholds.public;

/**
 * The keys of the cells that may be shown of one breakdown; `findVisibleCrossings` also protects several breakdowns of
 * the same people from each other.
 *
 * `cells` are all cells of the breakdown (every combination of options, "no answer" included) with their number of
 * people; `dimensions` says over how many segment questions it runs. One dimension is judged as a margin; of none, or
 * several, a cell under the threshold withholds everything. Empty cells are never shown.
 */
export function findVisibleCells(
  cells: ReadonlyMap<string, number>,
  { dimensions, threshold }: { dimensions: number; threshold: number },
): ReadonlySet<string> {
  const inOrder = [...cells].map(([key, n]) => ({ key, n })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const isSmall = ({ n }: { n: number }) => n > 0 && n < threshold;
  if (dimensions !== 1 && inOrder.some(isSmall)) return new Set();
  const judged = suppressMargin(inOrder, threshold);
  return new Set(judged.flatMap((cell) => (cell.kind === 'visible' ? [cell.key] : [])));
}
