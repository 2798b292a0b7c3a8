/** The smallest group that anybody may see. */
export const publicThreshold = 10;

/**
 * The privacy rule, for every path by which an aggregate leaves: which cells of a breakdown may be shown.
 *
 * `cells` are all cells of the breakdown (every combination of options, "no answer" included) with their number of
 * people; `dimensions` says over how many segment questions it runs. A cell under the threshold is never shown. What is
 * not shown must not follow by subtraction from the total either: along one dimension, further cells are held back until
 * at least two cells, with at least `threshold` people together, are hidden; over several dimensions the whole breakdown
 * is withheld. Empty cells are never shown, so that empty and suppressed look the same.
 */
export function findVisibleCells(
  cells: ReadonlyMap<string, number>,
  { dimensions, threshold }: { dimensions: number; threshold: number },
): ReadonlySet<string> {
  const occupied = [...cells].filter(([, n]) => n > 0).sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  const small = occupied.filter(([, n]) => n < threshold);
  if (small.length === 0) return new Set(occupied.map(([key]) => key));
  if (dimensions !== 1) return new Set();

  let hidden = small.length;
  let peopleHidden = small.reduce((sum, [, n]) => sum + n, 0);
  while (hidden < occupied.length && (hidden < 2 || peopleHidden < threshold)) {
    peopleHidden += occupied[hidden]?.[1] ?? 0;
    hidden++;
  }
  return new Set(occupied.slice(hidden).map(([key]) => key));
}
