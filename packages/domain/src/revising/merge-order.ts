/** The same thing as three people have it: where both began, as saved since, as one saves it now. */
export interface Versions<Value = unknown> {
  base: Value;
  theirs: Value;
  mine: Value;
}

type Names = readonly string[];

/**
 * Brings together how two people ordered the names that remain. Each stretch within which names changed places is taken
 * from who changed it; both may have changed it alike, or turned different pairs around. What is new follows its
 * neighbour. Undefined where they contradict each other.
 */
export function mergeOrder(orders: Versions<Names>): string[] | undefined {
  const { base, theirs, mine } = sharedOrders(orders);
  if (!isLike(...addedByBoth(orders))) return undefined;
  const inTheirs = placesOf(theirs);
  const inMine = placesOf(mine);
  const merged: string[] = [];
  let furthest = 0;
  for (const [at, name] of base.entries()) {
    furthest = Math.max(furthest, inTheirs(name), inMine(name));
    if (furthest > at) continue;
    const [before, saved, own] = [base, theirs, mine].map((order) => order.slice(merged.length, at + 1));
    const ordered = mergeStretch(before ?? [], saved ?? [], own ?? []);
    if (!ordered) return undefined;
    merged.push(...ordered);
  }
  return placeNames(merged, orders);
}

/** The order that one side has; what only the other added follows its neighbour. */
export function takeOrder(orders: Versions<Names>, take: keyof Versions): string[] {
  const { theirs, mine } = orders;
  return placeNames(sharedOrders(orders)[take], take === 'mine' ? { theirs: mine, mine: theirs } : orders);
}

/** The orders of what was there at the beginning and is there on both sides. */
function sharedOrders({ base, theirs, mine }: Versions<Names>): Versions<Names> {
  const sets = [base, theirs, mine].map((order) => new Set(order));
  const shared = (order: Names) => order.filter((name) => sets.every((set) => set.has(name)));
  return { base: shared(base), theirs: shared(theirs), mine: shared(mine) };
}

function addedByBoth({ base, theirs, mine }: Versions<Names>): [Names, Names] {
  const [before, saved, own] = [base, theirs, mine].map((order) => new Set(order));
  const isAdded = (name: string) => !before?.has(name) && saved?.has(name) && own?.has(name);
  return [theirs.filter(isAdded), mine.filter(isAdded)];
}

function isLike(one: Names, other: Names): boolean {
  return one.every((name, at) => name === other[at]);
}

function mergeStretch(base: string[], theirs: string[], mine: string[]): string[] | undefined {
  if (isLike(theirs, base)) return mine;
  if (isLike(mine, base) || isLike(theirs, mine)) return theirs;
  return turnPairs(base, placesOf(theirs), placesOf(mine));
}

/** Every pair as the one who turned it around has it; undefined if both turned one, or the turns make a circle. */
function turnPairs(
  base: Names,
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

function placesOf(order: Names): (name: string) => number {
  const places = new Map(order.map((name, place) => [name, place]));
  return (name) => places.get(name) ?? -1;
}

/**
 * Puts names that only one list has, or that `ordered` lacks, behind the neighbour that they follow there; behind the
 * same neighbour, those of `theirs` come first. What both lists added stands where `theirs` has it.
 */
export function placeNames(ordered: Names, { theirs, mine }: { theirs: Names; mine: Names }): string[] {
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
