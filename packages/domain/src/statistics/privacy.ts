/** The smallest group of which each audience may see an aggregate. */
export const privacyThresholds = { public: 10, staff: 5 } as const;

interface Counted {
  /** people */
  n: number;
}

/** An aggregate that may be shown. */
export type Cell<T extends Counted> = T & { readonly kind: 'visible' };
/** An aggregate that may not be shown, or is of nobody: which of the two must not be told, so it holds nothing. */
export interface SuppressedCell {
  readonly kind: 'suppressed';
}

const suppressed: SuppressedCell = Object.freeze({ kind: 'suppressed' });

/**
 * The cells of one margin (all options of one segment question, "no answer" included, so that they add up to a total that
 * is known) as they may be shown, in the same order.
 *
 * A cell under k is suppressed. So that it does not follow by subtraction, further cells are suppressed, the smallest
 * first and of equals the first, until those suppressed have at least k people together, and so are at least two; where
 * no cells are left the whole margin is withheld.
 */
export function suppressMargin<T extends Counted>(cells: readonly T[], k: number): (Cell<T> | SuppressedCell)[] {
  const occupied = cells.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n);
  const hidden = new Set(occupied.filter(({ n }) => n < k));
  let peopleHidden = sumOf([...hidden]);
  for (const cell of occupied.slice(hidden.size)) {
    if (hidden.size === 0 || peopleHidden >= k) break;
    hidden.add(cell);
    peopleHidden += cell.n;
  }
  return cells.map((cell) => (cell.n > 0 && !hidden.has(cell) ? { ...cell, kind: 'visible' } : suppressed));
}

/**
 * Whether a query of `childN` people may be answered where one of `parentN` people, to whom its filter is a narrowing, can
 * be too: what the filter leaves out is nobody, or k people at least. It judges one pair. Filters whose bounds can be
 * moved at will (dates) make pairs without number, so they need fixed periods.
 */
export function mayNarrow(parentN: number, childN: number, k: number): boolean {
  const leftOut = parentN - childN;
  return childN >= k && (leftOut === 0 || leftOut >= k);
}

/** How many people chose these options: one per dimension, in the order of the dimensions; "no answer" is one, too. */
export interface Crossing {
  options: readonly string[];
  n: number;
}

/**
 * The cells that may be shown of a breakdown over `dimensions` (their places in `table`'s crossings; none: the total).
 * What is not listed is empty or suppressed.
 *
 * `table` is the crossing of *all* segment questions that anybody can break down by, whatever was asked now: breakdowns
 * that are harmless alone tell single people together. One dimension is shown as `suppressMargin` says. Several are
 * withheld unless they all belong to the dimensions, taken in order, whose full crossing has no cell between 1 and
 * k − 1. So all that is ever shown is one crossing without small cells, and single margins: no adding and subtracting of
 * them gives a small cell, unless it is known beforehand which options of two questions exclude each other.
 */
export function findVisibleCrossings(table: readonly Crossing[], dimensions: readonly number[], k: number): Crossing[] {
  const places = requireDimensions(table, dimensions);
  const cells = crossTable(table, dimensions);
  if (dimensions.length <= 1) {
    return suppressMargin(cells, k).flatMap((cell) =>
      cell.kind === 'visible' ? [{ options: cell.options, n: cell.n }] : [],
    );
  }
  const crossable = findCrossableDimensions(table, places, k);
  return dimensions.every((dimension) => crossable.includes(dimension)) ? cells : [];
}

/** Each dimension in order that can join those before it without making a cell between 1 and k − 1 people. */
function findCrossableDimensions(table: readonly Crossing[], places: number, k: number): number[] {
  const crossable: number[] = [];
  for (let dimension = 0; dimension < places; dimension++) {
    if (crossTable(table, [...crossable, dimension]).every(({ n }) => n >= k)) crossable.push(dimension);
  }
  return crossable;
}

/** The occupied cells over some dimensions, in the order in which the table first has them. */
function crossTable(table: readonly Crossing[], dimensions: readonly number[]): Crossing[] {
  const cells = new Map<string, Crossing>();
  for (const { options, n } of table) {
    if (n === 0) continue;
    const kept = dimensions.map((dimension) => options[dimension] as string);
    const key = JSON.stringify(kept);
    cells.set(key, { options: kept, n: n + (cells.get(key)?.n ?? 0) });
  }
  return [...cells.values()];
}

function requireDimensions(table: readonly Crossing[], dimensions: readonly number[]): number {
  const places = table[0]?.options.length ?? 0;
  if (table.some(({ options }) => options.length !== places)) throw new RangeError('crossings of different dimensions');
  const isDimension = (dimension: number) => Number.isInteger(dimension) && dimension >= 0 && dimension < places;
  if (table.length > 0 && !dimensions.every(isDimension)) throw new RangeError('no such dimension');
  if (new Set(dimensions).size < dimensions.length) throw new RangeError('a dimension twice');
  return places;
}

function sumOf(cells: readonly Counted[]): number {
  return cells.reduce((sum, { n }) => sum + n, 0);
}
