/** `next`, where every part that says the same as it did is the very part it was: what shows that is not drawn anew. */
export function shareUnchanged<Value>(before: unknown, next: Value): Value {
  if (Object.is(before, next) || !isObject(before) || !isObject(next)) return next;
  if (Array.isArray(before) !== Array.isArray(next)) return next;
  const known = before as Record<string, unknown>;
  const names = Object.keys(next);
  const shared = names.map(
    (name) => [name, shareUnchanged(known[name], (next as Record<string, unknown>)[name])] as const,
  );
  const isSame =
    names.length === Object.keys(before).length &&
    shared.every(([name, value]) => Object.hasOwn(before, name) && Object.is(value, known[name]));
  if (isSame) return before as Value;
  return (Array.isArray(next) ? shared.map(([, value]) => value) : Object.fromEntries(shared)) as Value;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
