import { entriesByIdentity, identityOf } from '../content/entry-identity.ts';
import { type ContentPath, type JsonContent, PathNotFound, valueAt, withValueAt } from './content-path.ts';
import { placeNames } from './merge-order.ts';

interface Restoring {
  current: unknown;
  from: unknown;
  /** of a field or an entry; a list and `'order'` for the order of its entries */
  path: ContentPath;
}

/**
 * The current content with one field or entry as it was in an earlier one: changed back, taken away, or put back behind
 * the neighbour that it followed. Throws PathNotFound where neither has it, or what held it is gone.
 */
export function restoreField({ current, from, path }: Restoring): JsonContent {
  const holder = path.slice(0, -1);
  const lists = [valueAt(current, holder), valueAt(from, holder)] as const;
  const value = valueAt(from, path);
  if (valueAt(current, path) !== undefined) return withValueAt(current, path, value);
  if (value === undefined) return withValueAt(current, holder, restoreOrder(lists, path));
  const added = withValueAt(current, path, value);
  const [list, earlier] = lists;
  if (!Array.isArray(list) || !Array.isArray(earlier)) return added;
  return withValueAt(added, holder, putBack(list, earlier, value));
}

function putBack(list: readonly unknown[], earlier: readonly unknown[], entry: unknown): unknown[] {
  const before = earlier.slice(0, earlier.indexOf(entry)).map(identityOf);
  const places = list.map(identityOf);
  const neighbour = before.findLast((identity) => places.includes(identity));
  return list.toSpliced(neighbour === undefined ? 0 : places.indexOf(neighbour) + 1, 0, entry);
}

function restoreOrder([list, earlier]: readonly [unknown, unknown], path: ContentPath): unknown[] {
  const entries = Array.isArray(list) && entriesByIdentity(list);
  const earlierEntries = Array.isArray(earlier) && entriesByIdentity(earlier);
  if (path.at(-1) !== 'order' || !entries || !earlierEntries) throw new PathNotFound(path);
  const order = [...earlierEntries.keys()].filter((name) => entries.has(name));
  return placeNames(order, { theirs: [...entries.keys()], mine: [] }).map((name) => entries.get(name));
}
