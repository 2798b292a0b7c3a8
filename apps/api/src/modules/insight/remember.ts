/** Reads once, and again after a failure. */
export function memo<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/** Finds once for each name. */
export function memoBy<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name) ?? find(name);
    known.set(name, found);
    return found;
  };
}

/** Finds once for each object, which does not change. */
export function memoFor<K extends object, T>(find: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { found: T }>();
  return (of) => {
    const { found } = known.get(of) ?? { found: find(of) };
    known.set(of, { found });
    return found;
  };
}
