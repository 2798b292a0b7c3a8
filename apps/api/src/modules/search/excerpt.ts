import { wordPattern } from './search-query.ts';

/** Plain text with the words that were searched for: `from` to `to` (exclusive), in UTF-16 code units. */
export interface Excerpt {
  text: string;
  matches: { from: number; to: number }[];
}

interface Match {
  from: number;
  to: number;
  /** which of the words */
  word: number;
}

/** How much of a long text an excerpt shows, in characters. */
const longestExcerpt = 180;
/** How much of that comes before the first match, at most. */
const leadIn = 50;

/** The whole text with its matches. */
export function highlight(text: string, words: readonly string[]): Excerpt {
  return { text, matches: findMatches(text, words).map(({ from, to }) => ({ from, to })) };
}

/** The part of the texts that has the most of the words, of several the first; null where none has any. */
export function excerptOf(texts: readonly string[], words: readonly string[]): Excerpt | null {
  let best: { excerpt: Excerpt; count: number } | null = null;
  for (const text of texts) {
    const flat = text.replace(/\s+/g, ' ').trim();
    const matches = findMatches(flat, words);
    const { first, count } = densest(matches);
    if (!first || count <= (best?.count ?? 0)) continue;
    best = { excerpt: cut(flat, matches, first), count };
    if (count === words.length) break;
  }
  return best?.excerpt ?? null;
}

function findMatches(text: string, words: readonly string[]): Match[] {
  const last = words.length - 1;
  return [...text.matchAll(wordPattern)].flatMap(({ 0: found, index }) => {
    const lower = found.toLowerCase();
    const whole = words.indexOf(lower);
    if (whole >= 0) return [{ from: index, to: index + found.length, word: whole }];
    const beginning = words[last] ?? '';
    // Lower case can be longer than what was written; then the whole word is marked.
    const length = lower.length === found.length ? beginning.length : found.length;
    return lower.startsWith(beginning) ? [{ from: index, to: index + length, word: last }] : [];
  });
}

/** From which match an excerpt would show the most different words, and how many. */
function densest(matches: readonly Match[]): { first: Match | undefined; count: number } {
  let best: { first: Match | undefined; count: number } = { first: undefined, count: 0 };
  for (const [index, first] of matches.entries()) {
    const shown = new Set<number>();
    for (let at = index; at < matches.length; at++) {
      const match = matches[at] as Match;
      if (match.to > first.from + longestExcerpt - leadIn) break;
      shown.add(match.word);
    }
    if (shown.size > best.count) best = { first, count: shown.size };
  }
  return best;
}

function cut(text: string, matches: readonly Match[], first: Match): Excerpt {
  const start = text.length <= longestExcerpt ? 0 : startOfWord(text, first.from);
  const end = endOfWord(text, start + longestExcerpt, first.to);
  const before = start > 0 ? '… ' : '';
  const after = end < text.length ? ' …' : '';
  const shift = before.length - start;
  const shown = matches.filter(({ from, to }) => from >= start && to <= end);
  return {
    text: `${before}${text.slice(start, end).trimEnd()}${after}`,
    matches: shown.map(({ from, to }) => ({ from: from + shift, to: to + shift })),
  };
}

/** Where an excerpt begins that leads in to a match: after a space, where there is one. */
function startOfWord(text: string, match: number): number {
  const earliest = Math.max(0, match - leadIn);
  if (earliest === 0) return 0;
  const space = text.indexOf(' ', earliest - 1);
  return space >= 0 && space < match ? space + 1 : match;
}

/** Where it ends: before a space where there is one, and never within the first match. */
function endOfWord(text: string, latest: number, match: number): number {
  if (latest >= text.length) return text.length;
  const space = text.lastIndexOf(' ', latest);
  return space > match ? space : Math.max(match, wholeCharacters(text, latest));
}

const wholeCharacters = (text: string, end: number) => (/[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end);
