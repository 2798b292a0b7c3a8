import { countOf } from '../content/count-words.ts';
import type { LocalisedText } from '../content/localised-text.ts';
import type { SemanticChange } from './classify-change.ts';
import { quote, type RevisionNames } from './describe-names.ts';

interface TextChange {
  path: readonly string[];
  before: LocalisedText | undefined;
  after: LocalisedText | undefined;
  /** in lower case, as in `help` or `text of band "Steady"` */
  noun: string;
  names: RevisionNames;
  /** what bears the text as its name, as in `Section` or `Band` */
  named?: string;
}

/** In words; a longer text is described by how much of it changed. */
const longText = 40;

/** What was reworded, locale by locale. */
export function describeText({ path, before, after, noun, names, named }: TextChange): SemanticChange[] {
  const locales = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changes = [...locales].flatMap((locale): SemanticChange[] => {
    const from = before?.[locale];
    const to = after?.[locale];
    if (from === to) return [];
    const isRenamed = named && locale === names.locale && from && to;
    const sentence = isRenamed
      ? `${named} ${quote(from)} renamed to ${quote(to)}`
      : describeWording({ noun, locale, from, to });
    return [{ path: [...path, locale], classification: 'cosmetic', sentence, before: from ?? null, after: to ?? null }];
  });
  if (changes.length > 0 || (before === undefined) === (after === undefined)) return changes;
  const sentence = `Empty ${noun} ${after ? 'added' : 'removed'}`;
  return [{ path, classification: 'cosmetic', sentence, before: before ?? null, after: after ?? null }];
}

interface Wording {
  noun: string;
  locale: string;
  from: string | undefined;
  to: string | undefined;
}

function describeWording({ noun, locale, from, to }: Wording): string {
  const language = new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
  if (from === undefined) return `${language} ${noun} added`;
  if (to === undefined) return `${language} ${noun} removed`;
  const wordsBefore = wordsOf(from, locale);
  const wordsAfter = wordsOf(to, locale);
  if (Math.max(wordsBefore.length, wordsAfter.length) < longText) return `${language} ${noun} reworded`;
  const what = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} (${language})`;
  const added = countBeyond(wordsAfter, wordsBefore);
  const removed = countBeyond(wordsBefore, wordsAfter);
  if (added + removed > 0) return `${what}: ${countOf(added, 'word')} added, ${removed} removed`;
  const isSameSequence = wordsBefore.every((word, at) => word === wordsAfter[at]);
  return `${what}: ${isSameSequence ? 'punctuation or layout changed' : 'the same words in a new order'}`;
}

/** As the language has them, so that scripts without spaces have words too. */
function wordsOf(text: string, locale: string): string[] {
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/** How many of these words the others do not have, or not so often: a paragraph that only moved counts for nothing. */
function countBeyond(words: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const remaining = left.get(word) ?? 0;
    left.set(word, remaining - 1);
    return remaining <= 0;
  }).length;
}
