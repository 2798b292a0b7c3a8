type Counts = Float64Array | number[];

/** Adds in place, entry by entry; nothing where the others keep no such counts. */
export function addCounts(counts: Counts, others: Counts | Uint16Array): void {
  for (let place = 0; place < others.length; place++) {
    counts[place] = (counts[place] as number) + (others[place] as number);
  }
}

/** Subtracts in place and gives what is left. Throws RangeError where it would be less than nobody. */
export function subtractCounts<T extends Counts>(counts: T, others: Counts): T {
  for (let place = 0; place < others.length; place++) {
    const left = (counts[place] as number) - (others[place] as number);
    if (left < 0) throw new RangeError('the cells do not hold what is to be taken out');
    counts[place] = left;
  }
  return counts;
}
