import { entriesByIdentity } from '../content/entry-identity.ts';
import { isSame } from '../content/is-same.ts';

/** One thing that differs between two versions of a document. */
export interface Change {
  /** field names outermost first; entries of a list by their key, as in `['bands', 'steady', 'from']` */
  path: readonly string[];
  /** null where there was nothing */
  before: unknown;
  /** null where there is nothing any more */
  after: unknown;
}

/** What differs between two documents, in the order of their fields; entries are compared with their namesakes. */
export function describeChanges(before: unknown, after: unknown, path: readonly string[] = []): Change[] {
  if (isSame(before, after)) return [];
  const entriesBefore = entriesByKey(before);
  const entriesAfter = entriesByKey(after);
  if (entriesBefore && entriesAfter) {
    const names = new Set([...entriesBefore.keys(), ...entriesAfter.keys()]);
    const changes = [...names].flatMap((name) =>
      describeChanges(entriesBefore.get(name) ?? null, entriesAfter.get(name) ?? null, [...path, name]),
    );
    return [...changes, ...describeOrder(before, after, path)];
  }
  return [{ path, before: before ?? null, after: after ?? null }];
}

/** A list whose entries stayed but changed places; fields of an object have no order. */
function describeOrder(before: unknown, after: unknown, path: readonly string[]): Change[] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  const namesBefore = [...(entriesByKey(before)?.keys() ?? [])];
  const namesAfter = [...(entriesByKey(after)?.keys() ?? [])];
  const staying = namesBefore.filter((name) => namesAfter.includes(name));
  if (
    isSame(
      staying,
      namesAfter.filter((name) => namesBefore.includes(name)),
    )
  )
    return [];
  return [{ path: [...path, 'order'], before: namesBefore, after: namesAfter }];
}

/** The parts that a value is compared by; undefined for a value that is compared whole. */
function entriesByKey(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Array.isArray(value) ? entriesByIdentity(value) : new Map(Object.entries(value));
}
