import { suppressMargin } from '../statistics/privacy.ts';

/** Counts of people by what they were before (rows) and after (columns); every row as long. */
export type CountMatrix = readonly (readonly number[])[];

/** Rows × columns of which no cell is shown. */
export interface HiddenBlock {
  rows: ReadonlySet<number>;
  columns: ReadonlySet<number>;
}

/**
 * What must be hidden of the matrices of people who can be told apart: of all of them, and of any of them together, the
 * same cells, so that nothing follows from the difference of two.
 *
 * What is hidden is always a whole block, some rows × some columns, that holds every cell under k. Whoever knows the
 * number of people in every row and every column, because bands are shown elsewhere, knows of the block only how many of
 * its people are in each of its rows and of its columns. Each of those sums is nobody or k people at least, so a small
 * cell is never alone in its row or its column. It can be any of k + 1 numbers or more: those from max(0, r + c − T)
 * to min(r, c), which are min(r, c, T − r, T − c) apart. Rows or columns that `suppressMargin` would hide are known
 * together only, so they count as one.
 */
export function findHiddenBlock(matrices: readonly CountMatrix[], k: number): HiddenBlock {
  const rows = beginLines(matrices, k);
  const columns = beginLines(matrices.map(transpose), k);
  if (rows.hidden.size + columns.hidden.size > 0) {
    while (widen(rows, columns, k) || widen(columns, rows, k));
  }
  return { rows: rows.hidden, columns: columns.hidden };
}

/** The matrix as it may be shown: null where a cell is hidden, or is empty, which looks the same. */
export function hideBlock(matrix: CountMatrix, { rows, columns }: HiddenBlock): (number | null)[][] {
  return matrix.map((row, i) => row.map((n, j) => (n === 0 || (rows.has(i) && columns.has(j)) ? null : n)));
}

/** The rows, or the columns, of matrices, and which of them the hidden block has. */
interface Lines {
  matrices: readonly CountMatrix[];
  hidden: Set<number>;
  /** of each matrix: those whose sum is not shown */
  unknown: readonly ReadonlySet<number>[];
}

function beginLines(matrices: readonly CountMatrix[], k: number): Lines {
  const unknown = matrices.map((cells) => {
    const margin = cells.map((line) => ({ n: sumOf(line) }));
    const shown = suppressMargin(margin, k);
    return new Set(margin.flatMap(({ n }, place) => (n > 0 && shown[place]?.kind !== 'visible' ? [place] : [])));
  });
  const withSmall = matrices.flatMap((cells) =>
    cells.flatMap((line, place) => (line.some((n) => n > 0 && n < k) ? [place] : [])),
  );
  return { matrices, hidden: new Set([...unknown.flatMap((places) => [...places]), ...withSmall]), unknown };
}

/** Adds the line with the fewest people to the block while it needs one more. Gives whether it did. */
function widen(lines: Lines, across: Lines, k: number): boolean {
  if (sumsWithin(across, lines).every((sum) => sum >= k)) return false;
  const count = lines.matrices[0]?.length ?? 0;
  const [next] = Array.from({ length: count }, (_, place) => place)
    .filter((place) => !lines.hidden.has(place))
    .map((place) => ({ place, people: sumOf(lines.matrices.map((cells) => within(cells[place], across))) }))
    .sort((a, b) => Number(a.people === 0) - Number(b.people === 0) || a.people - b.people);
  if (next === undefined) return false;
  lines.hidden.add(next.place);
  return true;
}

/** The sums of the block's lines, as far as they can be known, without those of nobody. */
function sumsWithin({ matrices, hidden, unknown }: Lines, across: Lines): number[] {
  const sums = matrices.flatMap((cells, which) => {
    const isUnknown = (place: number) => unknown[which]?.has(place) ?? false;
    const alone = [...hidden].filter((place) => !isUnknown(place)).map((place) => within(cells[place], across));
    const together = sumOf([...hidden].filter(isUnknown).map((place) => within(cells[place], across)));
    return [...alone, together];
  });
  return sums.filter((sum) => sum > 0);
}

const within = (line: readonly number[] | undefined, { hidden }: Lines) =>
  sumOf([...hidden].map((at) => line?.[at] ?? 0));

function transpose(matrix: CountMatrix): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? 0));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
