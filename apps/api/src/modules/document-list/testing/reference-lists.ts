import type { KnownDocument, LargeStudio } from './large-studio.ts';

/** The state of a document by the rules, worked out in memory. */
export function stateOf(document: KnownDocument, { documents, live }: LargeStudio): string {
  if (document.trashedAt) return 'TRASHED';
  const own = live.get(document.id);
  if (document.kind === 'guide' || document.kind === 'assessment') {
    if (!own) return 'NEVER_PUBLISHED';
    const isPinnedAsItIs = [...own.pins].every(
      ([id, revision]) => documents.find((pinned) => pinned.id === id)?.revision === revision,
    );
    return own.revision === document.revision && isPinnedAsItIs ? 'PUBLISHED' : 'CHANGED';
  }
  if (document.kind === 'bank') {
    const questions = documents.filter(({ kind, content }) => kind === 'question' && content.bank === document.key);
    const isLive = questions.some(({ id }) => [...live.values()].some(({ pins }) => pins.has(id)));
    return isLive ? 'PUBLISHED' : 'NEVER_PUBLISHED';
  }
  const pinned = [...live.values()].flatMap(({ pins }) => pins.get(document.id) ?? []);
  if (pinned.length === 0) return 'NEVER_PUBLISHED';
  return pinned.every((revision) => revision === document.revision) ? 'PUBLISHED' : 'CHANGED';
}

type Compare = (one: KnownDocument, other: KnownDocument) => number;

const compare = (one: string | number, other: string | number) => (one < other ? -1 : Number(one > other));
const dictionary = new Intl.Collator('en');
export const nameIn = ({ key, content }: KnownDocument, field: string): string =>
  content[field]?.en ?? content[field]?.de ?? key;

export const byKey: Compare = (one, other) => compare(one.key, other.key);
export const byPosition: Compare = (one, other) =>
  compare(one.content.bank, other.content.bank) || compare(one.content.position, other.content.position);
export const byLastChange: Compare = (one, other) => compare(one.updatedAt, other.updatedAt);
export const byName =
  (field: string): Compare =>
  (one, other) =>
    dictionary.compare(nameIn(one, field), nameIn(other, field));
export const reversed =
  (by: Compare): Compare =>
  (one, other) =>
    by(other, one);

/** Keys in an order; ties by id, the same way round. */
export function keysInOrder(documents: readonly KnownDocument[], by: Compare, isDescending = false): string[] {
  const ties: Compare = (one, other) => compare(one.id, other.id) * (isDescending ? -1 : 1);
  return documents.toSorted((one, other) => by(one, other) || ties(one, other)).map(({ key }) => key);
}
