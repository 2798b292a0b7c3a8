/** Which class each row of people belongs to. */
export interface Partition {
  /** from 0 on, without gaps */
  classOf: Int32Array;
  classCount: number;
  /** row → people; the same rows in all partitions that are compared */
  counts: Float64Array;
}

/** Makes a partition of classes that are numbered in any way below `limit`. */
export function makePartition(numbered: Int32Array, limit: number, counts: Float64Array): Partition {
  const numbers = new Int32Array(limit).fill(-1);
  const classOf = new Int32Array(numbered.length);
  let classCount = 0;
  for (let row = 0; row < numbered.length; row++) {
    const own = numbered[row] as number;
    if (numbers[own] === -1) numbers[own] = classCount++;
    classOf[row] = numbers[own] as number;
  }
  return { classOf, classCount, counts };
}

/** More classes that hang together by few people are too many to try all unions of. */
const mostParts = 10;

/** A row for each class of one partition: the classes of the other, its columns, that it has people in, and how many. */
interface CrossTable {
  /** row → its first entry; a last one ends the table */
  begins: Int32Array;
  columns: Int32Array;
  people: Float64Array;
}

/**
 * Whether no union of classes of one partition lies within a union of classes of the other and leaves out fewer than k
 * people of it, but not nobody. For each union T of the one, the smallest union of the other around it is that of all
 * classes that T has people in; every further class adds k people at least, as all classes have.
 */
export function areCompatible(first: Partition, second: Partition, k: number): boolean {
  const [long, short] = first.classCount >= second.classCount ? [first, second] : [second, first];
  if (isFiner(long, short)) return true;
  const table = crossTabulate(long, short);
  // A union that has one of two columns of k people each in a row, and not the other, leaves out k people.
  const parts = joinColumns(table, short.classCount, k);
  // Islands share nobody, so what a union leaves out is what it leaves out of each.
  const islands = joinColumns(table, short.classCount, 1);
  const columnsOf = Map.groupBy(parts.keys(), (column) => islands[column] as number);
  return [...columnsOf].every(([island, columns]) => {
    const own = [...new Set(columns.map((column) => parts[column] as number))];
    if (own.length === 1) return true;
    if (own.length > mostParts) return false;
    return isIslandCompatible(sumByPart(table, islands, island, { parts, own }), own.length, k);
  });
}

/** Whether every class of `fine` lies within one of `coarse`: what a union of them leaves out is whole classes. */
function isFiner(fine: Partition, coarse: Partition): boolean {
  const around = new Int32Array(fine.classCount).fill(-1);
  for (let row = 0; row < fine.classOf.length; row++) {
    const own = fine.classOf[row] as number;
    if (around[own] === -1) around[own] = coarse.classOf[row] as number;
    else if (around[own] !== coarse.classOf[row]) return false;
  }
  return true;
}

/** How many people of each of its own parts the rows of an island have. */
function sumByPart(
  { begins, columns, people }: CrossTable,
  islands: readonly number[],
  island: number,
  { parts, own }: { parts: readonly number[]; own: readonly number[] },
): number[][] {
  const places = new Map(own.map((part, place) => [part, place]));
  const rows: number[][] = [];
  for (let row = 0; row + 1 < begins.length; row++) {
    if (islands[columns[begins[row] as number] as number] !== island) continue;
    const sums = own.map(() => 0);
    for (let at = begins[row] as number; at < (begins[row + 1] as number); at++) {
      const place = places.get(parts[columns[at] as number] as number) as number;
      sums[place] = (sums[place] as number) + (people[at] as number);
    }
    rows.push(sums);
  }
  return rows;
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

/** Rows, one class after the other, and class → its first; a last one ends the list. */
function listMembers({ classOf, classCount }: Partition): { members: Int32Array; firstMembers: Int32Array } {
  const firstMembers = new Int32Array(classCount + 1);
  for (let row = 0; row < classOf.length; row++) {
    const next = 1 + (classOf[row] as number);
    firstMembers[next] = (firstMembers[next] as number) + 1;
  }
  for (let own = 1; own <= classCount; own++) {
    firstMembers[own] = (firstMembers[own] as number) + (firstMembers[own - 1] as number);
  }
  const next = firstMembers.slice();
  const members = new Int32Array(classOf.length);
  for (let row = 0; row < classOf.length; row++) {
    const own = classOf[row] as number;
    const at = next[own] as number;
    members[at] = row;
    next[own] = at + 1;
  }
  return { members, firstMembers };
}

/** A row for each class of `long`, its columns the classes of `short`. */
function crossTabulate(long: Partition, short: Partition): CrossTable {
  const { classCount, counts } = long;
  const { members, firstMembers } = listMembers(long);
  const begins = new Int32Array(classCount + 1);
  const columns = new Int32Array(counts.length);
  const sums = new Float64Array(counts.length);
  const entryOf = new Int32Array(short.classCount).fill(-1);
  let length = 0;
  for (let own = 0; own < classCount; own++) {
    const begin = length;
    begins[own] = begin;
    for (let at = firstMembers[own] as number; at < (firstMembers[own + 1] as number); at++) {
      const row = members[at] as number;
      const column = short.classOf[row] as number;
      // Entries before this row's are those of other classes.
      if ((entryOf[column] as number) < begin) {
        entryOf[column] = length;
        columns[length++] = column;
      }
      const entry = entryOf[column] as number;
      sums[entry] = (sums[entry] as number) + (counts[row] as number);
    }
  }
  begins[classCount] = length;
  return { begins, columns: columns.subarray(0, length), people: sums.subarray(0, length) };
}

/** Column → number of what it belongs to: columns that have so many people in one row belong together. */
function joinColumns({ begins, columns, people }: CrossTable, width: number, least: number): number[] {
  const leader = Array.from({ length: width }, (_, place) => place);
  const find = (place: number): number => {
    let at = place;
    while (leader[at] !== at) at = leader[at] as number;
    return at;
  };
  for (let row = 0; row + 1 < begins.length; row++) {
    let first = -1;
    for (let at = begins[row] as number; at < (begins[row + 1] as number); at++) {
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
