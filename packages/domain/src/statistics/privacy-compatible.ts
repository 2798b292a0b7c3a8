/** Which class each row of people belongs to. */
export interface Partition {
  classOf: Int32Array;
  /** row → people; the same rows in all partitions that are compared */
  counts: Float64Array;
}

/** More classes that hang together by few people are too many to try all unions of. */
const mostParts = 10;

/**
 * Whether no union of classes of one partition lies within a union of classes of the other and leaves out fewer than k
 * people of it, but not nobody. For each union T of the one, the smallest union of the other around it is that of all
 * classes that T has people in; every further class adds k people at least, as all classes have.
 */
export function areCompatible(first: Partition, second: Partition, k: number): boolean {
  const { rows, width } = crossTabulate(first, second);
  const parts = mergeHeavy(rows, width, k);
  const count = Math.max(...parts) + 1;
  if (count === 1) return true;
  if (count > mostParts) return false;
  const byPart = rows.map((row) => {
    const merged = new Float64Array(count);
    row.forEach((n, place) => {
      const part = parts[place] as number;
      merged[part] = (merged[part] as number) + n;
    });
    return merged;
  });
  for (let union = 1; union < 2 ** count - 1; union++) {
    let leftOut = 0;
    for (const row of byPart) {
      let within = 0;
      let total = 0;
      for (let part = 0; part < count; part++) {
        total += row[part] as number;
        if ((union & (1 << part)) !== 0) within += row[part] as number;
      }
      if (within > 0) leftOut += total - within;
    }
    if (leftOut > 0 && leftOut < k) return false;
  }
  return true;
}

/** People by class of the one (with more classes) and class of the other. */
function crossTabulate(first: Partition, second: Partition): { rows: Float64Array[]; width: number } {
  const [a, b] = [renumber(first.classOf), renumber(second.classOf)];
  const [long, short] = a.count >= b.count ? [a, b] : [b, a];
  const rows = Array.from({ length: long.count }, () => new Float64Array(short.count));
  first.counts.forEach((n, row) => {
    const line = rows[long.classOf[row] as number] as Float64Array;
    const place = short.classOf[row] as number;
    line[place] = (line[place] as number) + n;
  });
  return { rows, width: short.count };
}

function renumber(classOf: Int32Array): { classOf: Int32Array; count: number } {
  const numbers = new Map<number, number>();
  const renumbered = classOf.map((own) => {
    const known = numbers.get(own) ?? numbers.size;
    numbers.set(own, known);
    return known;
  });
  return { classOf: renumbered, count: numbers.size };
}

/**
 * Classes of which k people or more share a class of the other partition belong together: a union that has one of them
 * and not the other leaves out k people.
 */
function mergeHeavy(rows: readonly Float64Array[], width: number, k: number): number[] {
  const leader = Array.from({ length: width }, (_, place) => place);
  const find = (place: number): number => {
    let at = place;
    while (leader[at] !== at) at = leader[at] as number;
    return at;
  };
  for (const row of rows) {
    const heavy = [...row.keys()].filter((place) => (row[place] as number) >= k);
    for (const place of heavy.slice(1)) leader[find(place)] = find(heavy[0] as number);
  }
  const numbers = new Map<number, number>();
  return leader.map((_, place) => {
    const own = find(place);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
}
