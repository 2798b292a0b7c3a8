import fc from 'fast-check';
import { expect, it } from 'vitest';
import { identityOf } from '../content/entry-identity.ts';
import { isSame } from '../content/is-same.ts';
import { describeChanges } from '../interchange/describe-changes.ts';
import { valueAt } from './content-path.ts';
import { mergeRevisions } from './merge-revisions.ts';
import { resolveConflicts } from './resolve-conflicts.ts';
import { restoreField } from './restore-field.ts';
import { type ArbitraryRevisions, arbitraryRevisions, schemas } from './testing/arbitrary-revisions.ts';
import { leavesOf, lostChanges } from './testing/lost-changes.ts';

const check = (holds: (revisions: ArbitraryRevisions) => void) =>
  fc.assert(fc.property(arbitraryRevisions, holds), { numRuns: 300 });

it('gives what one did where the other did nothing', () => {
  check(({ base, theirs }) => {
    expect(mergeRevisions({ base, theirs, mine: structuredClone(base) })).toHaveProperty('content', theirs);
    expect(mergeRevisions({ base, theirs: structuredClone(base), mine: theirs })).toHaveProperty('content', theirs);
  });
});

it('gives the same whoever saved first, but for the place of what both added', () => {
  check(({ base, theirs, mine }) => {
    const one = mergeRevisions({ base, theirs, mine });
    const other = mergeRevisions({ base, theirs: mine, mine: theirs });

    if (one.kind === 'merged' && other.kind === 'merged') {
      expect(sorted(other.content)).toEqual(sorted(one.content));
      return;
    }
    const swapped = (one.kind === 'conflict' ? one.conflicts : []).map((conflict) => ({
      ...conflict,
      theirs: conflict.mine,
      mine: conflict.theirs,
    }));
    expect(other).toHaveProperty('conflicts', expect.arrayContaining(swapped));
    expect(other).toHaveProperty('conflicts.length', swapped.length);
  });
});

it('has the changes of both and nothing else', () => {
  check(({ base, theirs, mine }) => {
    const merged = mergeRevisions({ base, theirs, mine });
    if (merged.kind === 'conflict') return;

    expect(lostChanges({ base, side: theirs, other: mine }, merged.content)).toEqual([]);
    expect(lostChanges({ base, side: mine, other: theirs }, merged.content)).toEqual([]);
    const invented = leavesOf(merged.content).filter(
      ({ path, value }) => !Array.isArray(value) && ![theirs, mine].some((side) => isSame(valueAt(side, path), value)),
    );
    expect(invented).toEqual([]);
  });
});

it('has each entry once, and is a document but for lists that became too short', () => {
  check(({ kind, base, theirs, mine }) => {
    const merged = mergeRevisions({ base, theirs, mine });
    if (merged.kind === 'conflict') return;

    expect(listsWithin(merged.content).filter((names) => new Set(names).size < names.length)).toEqual([]);
    const issues = schemas[kind].safeParse(merged.content).error?.issues ?? [];
    expect(issues.filter(({ code }) => code !== 'too_small')).toEqual([]);
  });
});

it('is decided conflict by conflict, until one side has all of its changes', () => {
  check(({ base, theirs, mine }) => {
    const merged = mergeRevisions({ base, theirs, mine });
    if (merged.kind === 'merged') return;
    const { conflicts } = merged;

    for (const take of ['theirs', 'mine'] as const) {
      const [side, other] = take === 'theirs' ? [theirs, mine] : [mine, theirs];
      const resolutions = conflicts.map(({ path }) => ({ path, take }));
      const some = resolveConflicts({ base, theirs, mine, resolutions: resolutions.slice(0, -1) });
      const all = resolveConflicts({ base, theirs, mine, resolutions });

      expect(some).toEqual({ kind: 'conflict', conflicts: conflicts.slice(-1) });
      expect(all.kind).toBe('merged');
      if (all.kind === 'merged') expect(lostChanges({ base, side, other }, all.content)).toEqual([]);
    }
  });
});

it('is brought back field by field', () => {
  check(({ base, theirs }) => {
    const restored = describeChanges(theirs, base).reduce<unknown>(
      (current, { path }) => restoreField({ current, from: base, path }),
      theirs,
    );

    expect(restored).toEqual(base);
  });
});

/** The same content with every list in an order that does not matter. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, sorted(part)]));
  const nameOf = (entry: unknown) => identityOf(entry) ?? String(entry);
  return value.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)).map(sorted);
}

/** The names of the entries of every list, however deep. */
function listsWithin(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(listsWithin);
  return Array.isArray(value) ? [value.map((entry) => identityOf(entry) ?? String(entry)), ...within] : within;
}
