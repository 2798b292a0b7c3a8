import { entriesByIdentity } from '../../content/entry-identity.ts';
import { isSame } from '../../content/is-same.ts';
import { type Change, describeChanges } from '../../interchange/describe-changes.ts';
import { type ContentPath, valueAt } from '../content-path.ts';

/** What `side` changed and `merged` does not have: fields, entries, and pairs turned that `other` has too. */
export function lostChanges(
  { base, side, other }: { base: unknown; side: unknown; other: unknown },
  merged: unknown,
): Change[] {
  return describeChanges(base, side).filter(({ path, before, after }) => {
    if (path.at(-1) !== 'order' || !Array.isArray(after)) return !hasTaken(before, after, valueAt(merged, path));
    const names = new Set(namesIn(valueAt(other, path.slice(0, -1))));
    const shared = (before as string[]).filter((name) => after.includes(name) && names.has(name));
    return !hasTurned(shared, after, namesIn(valueAt(merged, path.slice(0, -1))));
  });
}

/** Values at their places; a list of plain values whole. */
export function leavesOf(value: unknown, path: ContentPath = []): { path: ContentPath; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const parts = Array.isArray(value) ? entriesByIdentity(value) : new Map(Object.entries(value));
  if (!parts) return [{ path, value }];
  return [...parts].flatMap(([name, part]) => leavesOf(part, [...path, name]));
}

function hasTaken(before: unknown, after: unknown, merged: unknown): boolean {
  if (isNameList(after) && isNameList(merged)) {
    const old = isNameList(before) ? before : [];
    return (
      after.every((name) => old.includes(name) || merged.includes(name)) &&
      old.every((name) => after.includes(name) || !merged.includes(name))
    );
  }
  if (after === null) return merged === undefined;
  return leavesOf(after).every(({ path, value }) => isSame(valueAt(merged, path), value) || isNameList(value));
}

function hasTurned(names: readonly string[], after: readonly string[], merged: readonly string[]): boolean {
  return names.every((one, at) =>
    names
      .slice(at + 1)
      .every((two) => after.indexOf(one) < after.indexOf(two) || merged.indexOf(one) > merged.indexOf(two)),
  );
}

const namesIn = (list: unknown) => (Array.isArray(list) ? [...(entriesByIdentity(list)?.keys() ?? [])] : []);

function isNameList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
