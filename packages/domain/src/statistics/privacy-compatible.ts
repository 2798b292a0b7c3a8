/** Which class each row of people belongs to. */
export interface Partition {
  /** from 0 on, without gaps */
  classOf: Int32Array;
  classCount: number;
  /** row → people; the same rows in all partitions that are compared */
  counts: Float64Array;
}

/** Makes a partition of classes that are numbered in any way. */
export function makePartition(numbered: Int32Array, counts: Float64Array): Partition {
  const numbers = new Map<number, number>();
  const classOf = numbered.map((own) => {
    const known = numbers.get(own) ?? numbers.size;
    numbers.set(own, known);
    return known;
  });
  return { classOf, classCount: numbers.size, counts };
}

/** More classes that hang together by few people are too many to try all unions of. */
const mostParts = 10;

/** Classes of the one partition that the people of one class of the other are in, and how many in each. */
interface Spread {
  columns: number[];
  people: number[];
}

/**
 * Whether no union of classes of one partition lies within a union of classes of the other and leaves out fewer than k
 * people of it, but not nobody. For each union T of the one, the smallest union of the other around it is that of all
 * classes that T has people in; every further class adds k people at least, as all classes have.
 */
export function areCompatible(first: Partition, second: Partition, k: number): boolean {
  const [long, short] = first.classCount >= second.classCount ? [first, second] : [second, first];
  const rows = crossTabulate(long, short);
  // A union that has one of two columns of k people each in a row, and not the other, leaves out k people.
  const parts = joinColumns(rows, short.classCount, k);
  // Islands share nobody, so what a union leaves out is what it leaves out of each.
  const islands = joinColumns(rows, short.classCount, 1);
  const rowsOf = Map.groupBy(rows, ({ columns }) => islands[columns[0] as number]);
  const columnsOf = Map.groupBy(parts.keys(), (column) => islands[column]);
  return [...columnsOf].every(([island, columns]) => {
    const own = [...new Set(columns.map((column) => parts[column] as number))];
    if (own.length === 1) return true;
    if (own.length > mostParts) return false;
    const places = new Map(own.map((part, place) => [part, place]));
    const byPart = (rowsOf.get(island) ?? []).map((row) => {
      const people = own.map(() => 0);
      row.columns.forEach((column, at) => {
        const place = places.get(parts[column] as number) as number;
        people[place] = (people[place] as number) + (row.people[at] as number);
      });
      return people;
    });
    return isIslandCompatible(byPart, own.length, k);
  });
}

/** Rows of people by part; every union of parts is tried. */
function isIslandCompatible(rows: readonly (readonly number[])[], partCount: number, k: number): boolean {
  for (let union = 1; union < 2 ** partCount - 1; union++) {
    let leftOut = 0;
    for (const row of rows) {
      let within = 0;
      let total = 0;
      for (let part = 0; part < partCount; part++) {
        total += row[part] as number;
        if ((union & (1 << part)) !== 0) within += row[part] as number;
      }
      if (within > 0) leftOut += total - within;
    }
    if (leftOut > 0 && leftOut < k) return false;
  }
  return true;
}

/** A row for each class of `long`, its columns the classes of `short`. */
function crossTabulate(long: Partition, short: Partition): Spread[] {
  const width = short.classCount;
  const table = new Float64Array(long.classCount * width);
  long.counts.forEach((n, row) => {
    const place = (long.classOf[row] as number) * width + (short.classOf[row] as number);
    table[place] = (table[place] as number) + n;
  });
  const rows = Array.from({ length: long.classCount }, (): Spread => ({ columns: [], people: [] }));
  for (let place = 0; place < table.length; place++) {
    if (table[place] === 0) continue;
    const row = rows[Math.floor(place / width)] as Spread;
    row.columns.push(place % width);
    row.people.push(table[place] as number);
  }
  return rows;
}

/** Column → number of what it belongs to: columns that have so many people in one row belong together. */
function joinColumns(rows: readonly Spread[], width: number, least: number): number[] {
  const leader = Array.from({ length: width }, (_, place) => place);
  const find = (place: number): number => {
    let at = place;
    while (leader[at] !== at) at = leader[at] as number;
    return at;
  };
  for (const { columns, people } of rows) {
    let first = -1;
    for (let at = 0; at < columns.length; at++) {
      if ((people[at] as number) < least) continue;
      if (first < 0) first = columns[at] as number;
      else leader[find(columns[at] as number)] = find(first);
    }
  }
  const numbers = new Map<number, number>();
  return leader.map((_, place) => {
    const own = find(place);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
}
