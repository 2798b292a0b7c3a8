import { suppressMargin } from '../statistics/privacy.ts';

/** Counts of people by what they were before (rows) and after (columns); every row as long. */
export type CountMatrix = readonly (readonly number[])[];

/**
 * The matrix as it may be shown: null where a cell is empty (which looks the same) or must be hidden.
 *
 * What is hidden is always a whole block, some rows × some columns, that holds every cell under k. Whoever knows the
 * number of people in every row and every column, because bands are shown elsewhere, knows of the block only how many of
 * its people are in each of its rows and of its columns. Each of those sums is nobody or k people at least, so a small
 * cell is never alone in its row or its column. It can be any of k + 1 numbers or more: those from max(0, r + c − T)
 * to min(r, c), which are min(r, c, T − r, T − c) apart. Rows or columns that `suppressMargin` would hide are known
 * together only, so they count as one.
 */
export function suppressMatrix(matrix: CountMatrix, k: number): (number | null)[][] {
  const columns = transpose(matrix);
  const rows = beginLines(matrix, k);
  const across = beginLines(columns, k);
  if (rows.hidden.size + across.hidden.size > 0) {
    while (widen(rows, across, k) || widen(across, rows, k));
  }
  return matrix.map((row, i) =>
    row.map((n, j) => (n === 0 || (rows.hidden.has(i) && across.hidden.has(j)) ? null : n)),
  );
}

/** The rows, or the columns, of a matrix, and which of them its hidden block has. */
interface Lines {
  cells: CountMatrix;
  hidden: Set<number>;
  /** those whose sum is not shown */
  unknown: ReadonlySet<number>;
}

function beginLines(cells: CountMatrix, k: number): Lines {
  const margin = cells.map((line) => ({ n: sumOf(line) }));
  const shown = suppressMargin(margin, k);
  const unknown = new Set(margin.flatMap(({ n }, place) => (n > 0 && shown[place]?.kind !== 'visible' ? [place] : [])));
  const withSmall = cells.flatMap((line, place) => (line.some((n) => n > 0 && n < k) ? [place] : []));
  return { cells, hidden: new Set([...unknown, ...withSmall]), unknown };
}

/** Adds the line with the fewest people to the block while it needs one more. Gives whether it did. */
function widen(lines: Lines, across: Lines, k: number): boolean {
  const isEnough = sumsWithin(across, lines).every((sum) => sum >= k);
  if (isEnough) return false;
  const [next] = lines.cells
    .map((line, place) => ({ place, people: sumOf([...across.hidden].map((at) => line[at] ?? 0)) }))
    .filter(({ place }) => !lines.hidden.has(place))
    .sort((a, b) => Number(a.people === 0) - Number(b.people === 0) || a.people - b.people);
  if (next === undefined) return false;
  lines.hidden.add(next.place);
  return true;
}

/** The sums of the block's lines, as far as they can be known, without those of nobody. */
function sumsWithin({ cells, hidden, unknown }: Lines, across: Lines): number[] {
  const within = (place: number) => sumOf([...across.hidden].map((at) => cells[place]?.[at] ?? 0));
  const alone = [...hidden].filter((place) => !unknown.has(place)).map(within);
  const together = sumOf([...hidden].filter((place) => unknown.has(place)).map(within));
  return [...alone, together].filter((sum) => sum > 0);
}

function transpose(matrix: CountMatrix): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? 0));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
