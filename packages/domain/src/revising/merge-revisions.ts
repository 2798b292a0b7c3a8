import { entriesByIdentity } from '../content/entry-identity.ts';
import { isSame } from '../content/is-same.ts';
import { type Change, describeChanges } from '../interchange/describe-changes.ts';
import type { ContentPath, JsonContent } from './content-path.ts';
import { mergeOrder, takeOrder, type Versions } from './merge-order.ts';

/** One place that both changed differently; null where a side has nothing. */
export interface MergeConflict {
  /** of a list whose entries both ordered differently: the list and `'order'`, with the identities as values */
  path: ContentPath;
  base: unknown;
  theirs: unknown;
  mine: unknown;
}

export type MergeResult =
  | { kind: 'merged'; content: JsonContent; mine: Change[]; theirs: Change[] }
  | { kind: 'conflict'; conflicts: MergeConflict[] };

export type Take = keyof Versions;

/** Says which side a conflict goes to; undefined leaves it open. */
type Decide = (conflict: MergeConflict) => Take | undefined;

/**
 * Brings together what two people made of the same document, field by field and entry by entry, or says where they
 * contradict each other; texts are taken whole in each locale. `decide` settles conflicts.
 */
export function mergeRevisions(revisions: Versions, decide: Decide = () => undefined): MergeResult {
  const { base, theirs, mine } = revisions;
  const conflicts: MergeConflict[] = [];
  const content = mergeValues(revisions, [], (conflict) => {
    const take = decide(conflict);
    if (take === undefined) conflicts.push(conflict);
    return take;
  });
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  return {
    kind: 'merged',
    content: content as JsonContent,
    mine: describeChanges(base, mine),
    theirs: describeChanges(base, theirs),
  };
}

type Parts = ReadonlyMap<string, unknown>;

function mergeValues(versions: Versions, path: ContentPath, decide: Decide): unknown {
  const { base, theirs, mine } = versions;
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs;
  if (isSame(theirs, base)) return mine;
  const fields = partsBy(fieldsOf, versions);
  if (fields) return Object.fromEntries(mergeParts(fields, path, decide));
  const entries = partsBy(entriesOf, versions);
  if (entries) return mergeEntries(entries, path, decide);
  const names = partsBy(namesOf, versions);
  return (names && mergeNames(names)) ?? versions[choose(versions, path, decide)];
}

/** Value by value; what both sides made nothing of is left out. */
function mergeParts({ base, theirs, mine }: Versions<Parts>, path: ContentPath, decide: Decide): Map<string, unknown> {
  const merged = new Map<string, unknown>();
  for (const name of new Set([...base.keys(), ...theirs.keys(), ...mine.keys()])) {
    const versions = { base: base.get(name), theirs: theirs.get(name), mine: mine.get(name) };
    const value = mergeValues(versions, [...path, name], decide) ?? undefined;
    if (value !== undefined) merged.set(name, value);
  }
  return merged;
}

function mergeEntries(entries: Versions<Parts>, path: ContentPath, decide: Decide): unknown[] {
  const merged = mergeParts(entries, path, decide);
  const orders = ordersAmong(entries, (name) => merged.has(name));
  const order =
    mergeOrder(orders) ??
    takeOrder(
      orders,
      choose(
        ordersAmong(entries, () => true),
        [...path, 'order'],
        decide,
      ),
    );
  return order.map((name) => merged.get(name));
}

/** A list of plain values, in which each is there or not; undefined where the orders contradict each other. */
function mergeNames(names: Versions<Parts>): string[] | undefined {
  const { base, theirs, mine } = names;
  return mergeOrder(ordersAmong(names, (name) => (base.has(name) ? theirs.has(name) && mine.has(name) : true)));
}

function ordersAmong({ base, theirs, mine }: Versions<Parts>, isKept: (name: string) => boolean): Versions<string[]> {
  const kept = (parts: Parts) => [...parts.keys()].filter(isKept);
  return { base: kept(base), theirs: kept(theirs), mine: kept(mine) };
}

/** The side that a conflict goes to; an open one makes the result void, whatever stands there. */
function choose({ base, theirs, mine }: Versions, path: ContentPath, decide: Decide): Take {
  return decide({ path, base: base ?? null, theirs: theirs ?? null, mine: mine ?? null }) ?? 'theirs';
}

/** All three versions in parts, none at all where there was nothing yet; undefined unless all can be taken apart so. */
function partsBy(
  read: (value: unknown) => Parts | undefined,
  { base, theirs, mine }: Versions,
): Versions<Parts> | undefined {
  const parts = { base: read(base ?? emptyLike(mine)), theirs: read(theirs), mine: read(mine) };
  return parts.base && parts.theirs && parts.mine ? (parts as Versions<Parts>) : undefined;
}

const emptyLike = (value: unknown) => (Array.isArray(value) ? [] : {});

function fieldsOf(value: unknown): Parts | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? new Map(Object.entries(value)) : undefined;
}

function entriesOf(value: unknown): Parts | undefined {
  return Array.isArray(value) ? entriesByIdentity(value) : undefined;
}

function namesOf(value: unknown): Parts | undefined {
  if (!Array.isArray(value) || !value.every((name) => typeof name === 'string')) return undefined;
  const names = new Map(value.map((name) => [name, name]));
  return names.size === value.length ? names : undefined;
}
