/** Counts of one list (bins, bands, options), once for each class of the partition that a group is a union of. */
export type CountsByClass = readonly (readonly number[])[];

const isSmall = (count: number, k: number) => count > 0 && count < k;

/**
 * Which counts of a list may be shown, the same for all classes, so that nothing follows from adding and subtracting them:
 * each shown count, and what the others have together, is nobody or k people at least in every class. Those that
 * `isHidden` already in a broader list stay hidden.
 */
export function findVisibleCounts(counts: CountsByClass, k: number, isHidden: readonly boolean[] = []): boolean[] {
  const width = counts[0]?.length ?? 0;
  const total = (place: number) => counts.reduce((sum, list) => sum + (list[place] ?? 0), 0);
  const hidden = Array.from(
    { length: width },
    (_, place) => (isHidden[place] ?? false) || counts.some((list) => isSmall(list[place] ?? 0, k)),
  );
  const ascending = hidden.map((_, place) => place).sort((a, b) => total(a) - total(b));
  const isRestSmall = () =>
    counts.some((list) =>
      isSmall(
        list.reduce((sum, count, place) => sum + (hidden[place] ? count : 0), 0),
        k,
      ),
    );
  while (isRestSmall()) {
    const next = ascending.find((place) => !hidden[place] && total(place) > 0);
    if (next === undefined) break;
    hidden[next] = true;
  }
  return hidden.map((isHiddenNow) => !isHiddenNow);
}

/**
 * Joins neighbours of an ordered list until each has nobody or k people at least in every class: places of the first and
 * the last that each was made of. Null where even all together have fewer in some class.
 */
export function joinNeighbours(counts: CountsByClass, k: number): { first: number; last: number }[] | null {
  const width = counts[0]?.length ?? 0;
  const isFine = (first: number, last: number) =>
    counts.every(
      (list) =>
        !isSmall(
          list.slice(first, last + 1).reduce((sum, count) => sum + count, 0),
          k,
        ),
    );
  const parts: { first: number; last: number }[] = [];
  let first = 0;
  for (let place = 0; place < width; place++) {
    if (!isFine(first, place)) continue;
    parts.push({ first, last: place });
    first = place + 1;
  }
  while (first < width) {
    const before = parts.pop();
    if (!before) return null;
    if (isFine(before.first, width - 1)) {
      parts.push({ first: before.first, last: width - 1 });
      first = width;
    } else first = before.first;
  }
  return parts;
}
