/** The same thing as three people have it: where both began, as saved since, as one saves it now. */
export interface Versions<Value = unknown> {
  base: Value;
  theirs: Value;
  mine: Value;
}

/**
 * Brings together how two people ordered the same names: each stretch within which names changed places is taken from
 * who changed it; both may have changed it alike, or turned different pairs around. Undefined where they contradict.
 */
export function mergeOrder({ base, theirs, mine }: Versions<readonly string[]>): string[] | undefined {
  const inTheirs = placesOf(theirs);
  const inMine = placesOf(mine);
  const merged: string[] = [];
  let furthest = 0;
  for (const [at, name] of base.entries()) {
    furthest = Math.max(furthest, inTheirs(name), inMine(name));
    if (furthest > at) continue;
    const stretch = [base, theirs, mine].map((order) => order.slice(merged.length, at + 1));
    const ordered = mergeStretch(stretch as [string[], string[], string[]]);
    if (!ordered) return undefined;
    merged.push(...ordered);
  }
  return merged;
}

function mergeStretch([base, theirs, mine]: [string[], string[], string[]]): string[] | undefined {
  const isLike = (one: readonly string[], other: readonly string[]) => one.every((name, at) => name === other[at]);
  if (isLike(theirs, base)) return mine;
  if (isLike(mine, base) || isLike(theirs, mine)) return theirs;
  return turnPairs(base, placesOf(theirs), placesOf(mine));
}

/** Every pair as the one who turned it around has it; undefined if both turned one, or the turns make a circle. */
function turnPairs(
  base: readonly string[],
  inTheirs: (name: string) => number,
  inMine: (name: string) => number,
): string[] | undefined {
  const names = base.map((name) => ({ name, theirs: inTheirs(name), mine: inMine(name), before: 0 }));
  for (const [at, later] of names.entries()) {
    for (const earlier of names.slice(0, at)) {
      const isTurnedByThem = earlier.theirs > later.theirs;
      const isTurnedByMe = earlier.mine > later.mine;
      if (isTurnedByThem && isTurnedByMe) return undefined;
      if (isTurnedByThem || isTurnedByMe) earlier.before += 1;
      else later.before += 1;
    }
  }
  const hasCircle = new Set(names.map(({ before }) => before)).size < names.length;
  return hasCircle ? undefined : names.toSorted((a, b) => a.before - b.before).map(({ name }) => name);
}

function placesOf(order: readonly string[]): (name: string) => number {
  const places = new Map(order.map((name, place) => [name, place]));
  return (name) => places.get(name) ?? -1;
}

/**
 * Puts names that only one list has, or that `ordered` lacks, behind the neighbour that they follow there; behind the
 * same neighbour, those of `theirs` come first. What both lists added stands where `theirs` has it.
 */
export function placeNames(
  ordered: readonly string[],
  { theirs, mine }: { theirs: readonly string[]; mine: readonly string[] },
): string[] {
  const known = new Set(ordered);
  const followers = new Map<string | undefined, string[]>();
  for (const list of [theirs, mine]) {
    const added = list.filter((name) => !known.has(name));
    for (const name of added) known.add(name);
    const isAdded = new Set(added);
    let previous: string | undefined;
    for (const name of list) {
      if (isAdded.has(name)) followers.set(previous, [...(followers.get(previous) ?? []), name]);
      previous = name;
    }
  }
  const placed: string[] = [];
  for (const start of [undefined, ...ordered]) {
    const waiting = [start];
    while (waiting.length > 0) {
      const name = waiting.pop();
      if (name !== undefined) placed.push(name);
      waiting.push(...(followers.get(name) ?? []).toReversed());
    }
  }
  return placed;
}
