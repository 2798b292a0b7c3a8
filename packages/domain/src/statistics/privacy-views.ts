import { suppressMargin } from './privacy.ts';
import { areCompatible, makePartition, type Partition } from './privacy-compatible.ts';
import { coalescePeriods, type Period } from './privacy-periods.ts';

/** People of one calendar month who stand alike on every dimension. */
export interface PeopleRow {
  month: string;
  /** in the order of the dimensions; rows with the same array are judged faster */
  options: readonly string[];
  n: number;
}

/**
 * A way to part people that may be shown: every group is a union of its classes, which are one class of options in one
 * period each.
 */
export interface View {
  /** places in the options of a row; none: everybody together */
  dimensions: readonly number[];
  /** ascending, from the first month that somebody is counted in to the last */
  periods: readonly Period[];
  /** whether the people of these options (one per dimension of the view) are a class of their own that may be shown */
  isShown: (options: readonly string[]) => boolean;
}

/** What may be shown of some people, whatever is asked. */
export interface Views {
  /** null: not so many people */
  everybody: View | null;
  /** by place of the dimension; null: withheld */
  single: readonly (View | null)[];
  /** of the dimensions that may be crossed, when they are several; null: none may */
  crossed: View | null;
}

interface Fitted {
  view: View;
  partition: Partition;
}

/**
 * Finds out how people may be parted so that no two groups that are shown, one of them within the other, differ by fewer
 * than k people, whatever options and months they are made of. Everybody comes first, then each dimension alone in order,
 * then the dimensions that can be crossed; what does not go with those before is made coarser: first its periods, then its
 * options, the smallest first. `fixed` are partitions that are shown already.
 */
export function planViews(rows: readonly PeopleRow[], dimensionCount: number, k: number): Views {
  return planFittedViews(rows, dimensionCount, k).views;
}

/** Dimensions to try, in this order, after those views; see `planViews`. */
export function planCrossed(
  rows: readonly PeopleRow[],
  dimensions: readonly number[],
  wanted: { k: number; required?: readonly number[]; shown: readonly Partition[] },
): Fitted | null {
  return crossDimensions(readyRows(rows), dimensions, wanted);
}

function crossDimensions(
  people: ReadyRows,
  dimensions: readonly number[],
  { k, required = [], shown }: { k: number; required?: readonly number[]; shown: readonly Partition[] },
): Fitted | null {
  const first = required.length > 0 ? fitCrossing(people, required, k, shown) : null;
  if (required.length > 0 && !first) return null;
  let best = first;
  let chosen = [...required];
  for (const dimension of dimensions) {
    const fitted = fitCrossing(people, [...chosen, dimension], k, shown);
    if (!fitted) continue;
    best = fitted;
    chosen = [...chosen, dimension];
  }
  return best;
}

export function planFittedViews(
  rows: readonly PeopleRow[],
  dimensionCount: number,
  k: number,
): { views: Views; partitions: Partition[] } {
  const people = readyRows(rows);
  const places = Array.from({ length: dimensionCount }, (_, place) => place);
  const everybody = fitCrossing(people, [], k, []);
  if (!everybody) return { views: { everybody: null, single: places.map(() => null), crossed: null }, partitions: [] };
  const partitions = [everybody.partition];
  const single = places.map((place) => {
    const fitted = fitMargin(people, place, k, partitions);
    if (fitted) partitions.push(fitted.partition);
    return fitted?.view ?? null;
  });
  const crossed = crossDimensions(
    people,
    places.filter((place) => single[place]),
    { k, shown: partitions },
  );
  const isCrossed = crossed !== null && crossed.view.dimensions.length > 1;
  return {
    views: { everybody: everybody.view, single, crossed: isCrossed ? crossed.view : null },
    partitions: [...partitions, ...(isCrossed ? [crossed.partition] : [])],
  };
}

interface ReadyRows {
  /** options that rows have, each combination once */
  kinds: readonly (readonly string[])[];
  /** row → kind */
  kindOf: Int32Array;
  /** every month from the first to the last that is in the rows */
  months: readonly string[];
  monthOf: Int32Array;
  counts: Float64Array;
  /** by place of the dimension, made when it is first asked for */
  codes: Map<number, Coded>;
}

/** Options of a dimension as whole numbers. */
interface Coded {
  options: readonly string[];
  codeOf: ReadonlyMap<string, number>;
  /** kind → option */
  codes: Int32Array;
}

function codesOf({ kinds, codes }: ReadyRows, dimension: number): Coded {
  const known = codes.get(dimension);
  if (known) return known;
  const options = [...new Set(kinds.map((kind) => kind[dimension] ?? ''))].sort();
  const codeOf = new Map(options.map((option, place) => [option, place]));
  const coded = {
    options,
    codeOf,
    codes: Int32Array.from(kinds, (kind) => codeOf.get(kind[dimension] ?? '') ?? 0),
  };
  codes.set(dimension, coded);
  return coded;
}

function readyRows(given: readonly PeopleRow[]): ReadyRows {
  const rows = given.filter(({ n }) => n > 0);
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const places = new Map(months.map((month, place) => [month, place]));
  const kinds = new Map<readonly string[], number>();
  const ready = {
    kindOf: new Int32Array(rows.length),
    monthOf: new Int32Array(rows.length),
    counts: new Float64Array(rows.length),
  };
  rows.forEach(({ options, month, n }, row) => {
    const kind = kinds.get(options) ?? kinds.size;
    kinds.set(options, kind);
    ready.kindOf[row] = kind;
    ready.monthOf[row] = places.get(month) ?? 0;
    ready.counts[row] = n;
  });
  return { ...ready, kinds: [...kinds.keys()], months, codes: new Map() };
}

/** Row → class, from kind → class. */
function spreadOver({ kindOf }: ReadyRows, classOfKind: Int32Array): Int32Array {
  const classOf = new Int32Array(kindOf.length);
  for (let row = 0; row < kindOf.length; row++) classOf[row] = classOfKind[kindOf[row] as number] as number;
  return classOf;
}

/** Every occupied cell is a class of its own; null where one is small, or they do not go with what is shown. */
function fitCrossing(
  people: ReadyRows,
  dimensions: readonly number[],
  k: number,
  shown: readonly Partition[],
): Fitted | null {
  const coded = dimensions.map((dimension) => codesOf(people, dimension));
  const classes = new Map<number, number>();
  const keyOf = (codeAt: (place: number) => number) =>
    coded.reduce((key, { options }, place) => key * options.length + codeAt(place), 0);
  const classOfKind = Int32Array.from(people.kinds, (_, kind) => {
    const key = keyOf((place) => coded[place]?.codes[kind] as number);
    const known = classes.get(key) ?? classes.size;
    classes.set(key, known);
    return known;
  });
  const classOf = spreadOver(people, classOfKind);
  const sizes = sizesOf(people, classOf, classes.size);
  if (classes.size === 0 || sizes.some((size) => size < k)) return null;
  const fitted = fitPeriods(people, classOf, classes.size, k, shown);
  return (
    fitted && {
      partition: fitted.partition,
      view: {
        dimensions,
        periods: fitted.periods,
        isShown: (options) => {
          const codes = coded.map(({ codeOf }, place) => codeOf.get(options[place] ?? ''));
          return !codes.includes(undefined) && classes.has(keyOf((place) => codes[place] as number));
        },
      },
    }
  );
}

/** One dimension, small options and as many others as it takes together in one class that is not shown. */
function fitMargin(people: ReadyRows, dimension: number, k: number, shown: readonly Partition[]): Fitted | null {
  const { options, codeOf: places, codes } = codesOf(people, dimension);
  const optionOf = spreadOver(people, codes);
  const margin = [...sizesOf(people, optionOf, options.length)].map((n, place) => ({ n, place }));
  let visible = suppressMargin(margin, k)
    .flatMap((cell) => (cell.kind === 'visible' ? [cell] : []))
    .sort((a, b) => b.n - a.n || a.place - b.place);
  while (visible.length > 0) {
    const isShown = new Set(visible.map(({ place }) => place));
    const classOf = optionOf.map((option) => (isShown.has(option) ? 1 + option : 0));
    const fitted = fitPeriods(people, classOf, 1 + options.length, k, shown);
    if (fitted) {
      const view: View = {
        dimensions: [dimension],
        periods: fitted.periods,
        isShown: ([option]) => isShown.has(places.get(option ?? '') ?? -1),
      };
      return { view, partition: fitted.partition };
    }
    // One alone would follow from the others.
    visible = visible.slice(0, visible.length === options.length ? -2 : -1);
  }
  return null;
}

/** In as many periods as go with what is shown, else in one; null where not even that does. */
function fitPeriods(
  people: ReadyRows,
  classOf: Int32Array,
  classCount: number,
  k: number,
  shown: readonly Partition[],
): { partition: Partition; periods: Period[] } | null {
  const { months, monthOf, counts } = people;
  const byMonth = months.map(() => Array.from({ length: classCount }, () => 0));
  for (let row = 0; row < classOf.length; row++) {
    const month = byMonth[monthOf[row] as number] as number[];
    const own = classOf[row] as number;
    month[own] = (month[own] as number) + (counts[row] as number);
  }
  const finest = coalescePeriods(byMonth, k);
  const whole = [{ first: 0, last: months.length - 1 }];
  for (const periods of finest.length > 1 ? [finest, whole] : [whole]) {
    const periodOf = months.map((_, month) => periods.findIndex(({ last }) => month <= last));
    const numbered = new Int32Array(classOf.length);
    for (let row = 0; row < classOf.length; row++) {
      numbered[row] = (classOf[row] as number) * periods.length + (periodOf[monthOf[row] as number] as number);
    }
    const partition = makePartition(numbered, classCount * periods.length, counts);
    if (!shown.every((other) => areCompatible(partition, other, k))) continue;
    return {
      partition,
      periods: periods.map(({ first, last }) => ({ from: months[first] as string, to: months[last] as string })),
    };
  }
  return null;
}

function sizesOf({ counts }: ReadyRows, classOf: Int32Array, classCount: number): Float64Array {
  const sizes = new Float64Array(classCount);
  for (let row = 0; row < classOf.length; row++) {
    const own = classOf[row] as number;
    sizes[own] = (sizes[own] as number) + (counts[row] as number);
  }
  return sizes;
}
