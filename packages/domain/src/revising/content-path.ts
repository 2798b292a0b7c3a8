import { identityOf } from '../content/entry-identity.ts';

/**
 * Where something stands in a document: field names outermost first, entries of a list by their identity, as in
 * `['bands', 'steady', 'from']`. A list of plain values has no places within.
 */
export type ContentPath = readonly string[];

export type JsonContent = Record<string, unknown>;

/** A path leads to no place in a document. */
export class PathNotFound extends Error {
  readonly path: ContentPath;

  constructor(path: ContentPath) {
    super(`There is no ${path.join(' → ') || 'field'} in this document`);
    this.name = 'PathNotFound';
    this.path = path;
  }
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(content: unknown, path: ContentPath): unknown {
  return path.reduce<unknown>(partOf, content) ?? undefined;
}

/**
 * The content with another value at a path; undefined or null takes a field or an entry away, a new entry becomes the
 * last of its list. Throws PathNotFound when what should hold it is missing, or an entry is put under a foreign identity.
 */
export function withValueAt(content: unknown, path: ContentPath, value: unknown): JsonContent {
  if (path.length === 0 || path.includes('__proto__')) throw new PathNotFound(path);
  return replaced(content, path, value, path) as JsonContent;
}

/** Names the place that an issue of a schema means by positions; it stops at a list whose entries cannot be told apart. */
export function namePath(content: unknown, path: readonly (string | number)[]): ContentPath {
  const named: string[] = [];
  let holder = content;
  for (const step of path) {
    if (typeof step === 'number' || Array.isArray(holder)) {
      const entry = Array.isArray(holder) ? holder[Number(step)] : undefined;
      const identity = identityOf(entry);
      if (identity === undefined || partOf(holder, identity) !== entry) break;
      named.push(identity);
      holder = entry;
    } else {
      named.push(step);
      holder = partOf(holder, step);
    }
  }
  return named;
}

/** A field of an object, never an inherited one; the entry of a list that alone has the identity. */
function partOf(holder: unknown, step: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  if (!Array.isArray(holder)) return Object.hasOwn(holder, step) ? (holder as JsonContent)[step] : undefined;
  const found = holder.filter((entry) => identityOf(entry) === step);
  return found.length === 1 ? found[0] : undefined;
}

function replaced(holder: unknown, [step = '', ...rest]: ContentPath, value: unknown, path: ContentPath): unknown {
  if (typeof holder !== 'object' || holder === null) throw new PathNotFound(path);
  const part = rest.length > 0 ? replaced(partOf(holder, step), rest, value, path) : (value ?? undefined);
  if (!Array.isArray(holder)) {
    return Object.fromEntries([
      ...Object.entries(holder).filter(([name]) => name !== step),
      ...(part === undefined ? [] : [[step, part]]),
    ]);
  }
  const isForeign = rest.length === 0 && part !== undefined && identityOf(part) !== step;
  const places = holder.filter((entry) => identityOf(entry) === step).length;
  if (isForeign || places > 1 || holder.some((entry) => identityOf(entry) === undefined)) throw new PathNotFound(path);
  if (part === undefined) return holder.filter((entry) => identityOf(entry) !== step);
  return places === 0 ? [...holder, part] : holder.map((entry) => (identityOf(entry) === step ? part : entry));
}
