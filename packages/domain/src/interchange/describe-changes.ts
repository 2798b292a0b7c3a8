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
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const entries = new Map<string, unknown>();
  for (const entry of value as unknown[]) {
    const identity = identityOf(entry);
    if (identity === undefined || entries.has(identity)) return undefined;
    entries.set(identity, entry);
  }
  return entries;
}

/** What tells an entry of a list from its neighbours; undefined for plain values. */
function identityOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined;
  const fields = entry as Record<string, unknown>;
  if (typeof fields.key === 'string') return fields.key;
  if (typeof fields.question === 'string') return fields.question;
  if (typeof fields.stage === 'string') return `${fields.role} / ${fields.stage}`;
  if (Array.isArray(fields.bands))
    return `${fields.competency} in ${fields.bands.join(', ')} for ${fields.role ?? 'every role'}`;
  return typeof fields.competency === 'string' ? fields.competency : undefined;
}

function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) {
    return (before ?? null) === (after ?? null);
  }
  if (Array.isArray(before) !== Array.isArray(after)) return false;
  const names = definedNames(before);
  return (
    names.length === definedNames(after).length &&
    names.every(
      (name) =>
        Object.hasOwn(after, name) &&
        isSame((before as Record<string, unknown>)[name], (after as Record<string, unknown>)[name]),
    )
  );
}

function definedNames(value: object): string[] {
  return Object.keys(value).filter((name) => (value as Record<string, unknown>)[name] !== undefined);
}
