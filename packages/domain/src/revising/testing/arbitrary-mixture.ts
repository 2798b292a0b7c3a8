import fc from 'fast-check';

/** Choices to mix two documents by; they are used in turn, and begin again when they are used up. */
export const arbitraryMixture = fc.array(fc.nat(5), { minLength: 20, maxLength: 200 });

/** A document that is in part this one, in part the other: fields and entries are kept, lost, taken over and moved. */
export function mix<Value>(one: Value, other: Value, choices: readonly number[]): Value {
  let used = 0;
  const choose = () => choices[used++ % choices.length] ?? 0;
  const blend = (mine: unknown, theirs: unknown): unknown => {
    if (Array.isArray(mine) && Array.isArray(theirs)) return blendLists(mine, theirs);
    if (isRecord(mine) && isRecord(theirs)) return blendRecords(mine, theirs);
    return choose() < 3 ? mine : theirs;
  };
  const blendLists = (mine: unknown[], theirs: unknown[]): unknown[] => {
    const mixed = mine.flatMap((entry, at) => {
      const choice = choose();
      if (choice === 0) return [];
      return choice < 3 ? [entry] : [blend(entry, theirs[at] ?? entry)];
    });
    const more = theirs.filter(() => choose() === 0);
    return choose() === 0 ? [...more, ...mixed].reverse() : [...mixed, ...more];
  };
  const blendRecords = (mine: Record<string, unknown>, theirs: Record<string, unknown>) =>
    Object.fromEntries(
      [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].flatMap((field) => {
        // keys may be named like members that every object has
        const [own, foreign] = [mine, theirs].map((record) =>
          Object.hasOwn(record, field) ? record[field] : undefined,
        );
        if (own !== undefined && foreign !== undefined) return [[field, blend(own, foreign)]];
        return choose() < 3 ? [[field, own ?? foreign]] : [];
      }),
    );
  return blend(one, other) as Value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
