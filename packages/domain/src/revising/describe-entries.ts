import type { Classification, SemanticChange } from './classify-change.ts';
import { listNames } from './describe-names.ts';

export interface Pairing<Entry> {
  added: { id: string; entry: Entry }[];
  removed: { id: string; entry: Entry }[];
  kept: { id: string; before: Entry; after: Entry }[];
  /** ids, where those that stay have changed places */
  order: { before: string[]; after: string[] } | null;
}

/** Which entry of a list became which; of namesakes the first becomes the first. */
export function pairEntries<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  identityOf: (entry: Entry) => string,
): Pairing<Entry> {
  const earlier = byIdentity(before, identityOf);
  const later = byIdentity(after, identityOf);
  const stayingBefore = [...earlier.keys()].filter((id) => later.has(id));
  const stayingAfter = [...later.keys()].filter((id) => earlier.has(id));
  const isReordered = stayingBefore.some((id, at) => id !== stayingAfter[at]);
  return {
    added: [...later].flatMap(([id, entry]) => (earlier.has(id) ? [] : [{ id, entry }])),
    removed: [...earlier].flatMap(([id, entry]) => (later.has(id) ? [] : [{ id, entry }])),
    kept: stayingAfter.map((id) => ({ id, before: earlier.get(id) as Entry, after: later.get(id) as Entry })),
    order: isReordered ? { before: [...earlier.keys()], after: [...later.keys()] } : null,
  };
}

function byIdentity<Entry>(entries: readonly Entry[], identityOf: (entry: Entry) => string): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const identity = identityOf(entry);
    let id = identity;
    for (let occurrence = 2; found.has(id); occurrence++) id = `${identity} (${occurrence})`;
    found.set(id, entry);
  }
  return found;
}

type Wording = Pick<SemanticChange, 'classification' | 'sentence'>;

interface EntryList<Entry> {
  path: readonly string[];
  before: readonly Entry[];
  after: readonly Entry[];
  identityOf(entry: Entry): string;
  /** quoted */
  nameOf(entry: Entry): string;
  added(entry: Entry): Wording;
  removed(entry: Entry): Wording;
  reordered: { classification: Classification; what: string };
  kept?(before: Entry, after: Entry, path: readonly string[]): SemanticChange[];
}

/** What was added to a list, removed from it and moved within it, and what changed in the entries that stay. */
export function describeEntries<Entry>(list: EntryList<Entry>): SemanticChange[] {
  const { path, before, after, identityOf, nameOf, reordered } = list;
  const { added, removed, kept, order } = pairEntries(before, after, identityOf);
  return [
    ...kept.flatMap((pair) => list.kept?.(pair.before, pair.after, [...path, pair.id]) ?? []),
    ...added.map(({ id, entry }) => ({ path: [...path, id], ...list.added(entry), before: null, after: entry })),
    ...removed.map(({ id, entry }) => ({ path: [...path, id], ...list.removed(entry), before: entry, after: null })),
    ...(order
      ? [
          {
            path: [...path, 'order'],
            classification: reordered.classification,
            sentence: `${reordered.what} in a new order: ${listNames(after.map(nameOf))}`,
            ...order,
          },
        ]
      : []),
  ];
}

interface ReferenceList {
  path: readonly string[];
  before: readonly string[];
  after: readonly string[];
  /** `Guide "First hive" …`, `Guides … in a new order` */
  one: string;
  many: string;
  /** ` of focus rule …`, or nothing */
  of?: string;
  nameOf(reference: string): string;
}

/** The same for a list of references, which decides over no score. */
export function describeReferences({ one, many, of = '', ...list }: ReferenceList): SemanticChange[] {
  const say = (what: string) => (reference: string) => ({
    classification: 'cosmetic' as const,
    sentence: `${one} ${list.nameOf(reference)} ${what}${of}`,
  });
  return describeEntries({
    ...list,
    identityOf: (reference) => reference,
    added: say(of ? 'added to' : 'added'),
    removed: say(of ? 'removed from' : 'removed'),
    reordered: { classification: 'cosmetic', what: `${many}${of ? ` of${of}` : ''}` },
  });
}

type FieldDescribers<Fields> = {
  [Field in keyof Fields]-?: (before: Fields[Field], after: Fields[Field]) => SemanticChange[];
};

/** What each field has to say, in their order; a field that nobody describes does not compile. */
export function describeFields<Fields extends object>(
  before: Fields,
  after: Fields,
  describers: FieldDescribers<Fields>,
): SemanticChange[] {
  return (Object.keys(describers) as (keyof Fields)[]).flatMap((field) =>
    describers[field](before[field], after[field]),
  );
}
