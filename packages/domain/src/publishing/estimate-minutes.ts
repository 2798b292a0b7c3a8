import { type LocalisedText, textIn } from '../content/localised-text.ts';
import { type Form, placementsOf } from './form.ts';

/** Silent reading in English: 238 words a minute of non-fiction, 260 of fiction (Brysbaert, 2019, a review of 190 studies). */
export const wordsPerMinute = 250;
/** To decide on an answer and choose it, once everything has been read. */
export const secondsPerQuestion = 3;

/** Whole minutes, at least 1, to read all of a form in the first of these locales it has, and to answer it. */
export function estimateMinutes(form: Form, locales: readonly string[]): number {
  const questions = placementsOf(form).map(({ question }) => question);
  const texts: (LocalisedText | undefined)[] = [
    ...form.sections.map(({ title }) => title),
    ...questions.flatMap(({ prompt, help, options }) => [prompt, help, ...options.map(({ label }) => label)]),
    ...form.segments.flatMap(({ prompt, options }) => [prompt, ...options.map(({ label }) => label)]),
  ];
  const words = texts.reduce((sum, text) => sum + countWords(textIn(text, locales), locales[0]), 0);
  const decisionCount = questions.length + form.segments.length;
  return wholeMinutes(words / wordsPerMinute + (decisionCount * secondsPerQuestion) / 60);
}

/** Whole minutes, at least 1, to read a guide's Markdown. */
export function readingMinutes(markdown: string, locale = 'en'): number {
  return wholeMinutes(countReadWords(markdown, locale) / wordsPerMinute);
}

/** Words of a guide's Markdown; addresses and comments are not read. */
export function countReadWords(markdown: string, locale = 'en'): number {
  return countWords(leaveOutUnread(markdown), locale);
}

/** A guide's Markdown without addresses of links, comments and tags. */
export function leaveOutUnread(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/^ {0,3}\[[^\]\n]+\]:.*$/gm, ' ')
    .replace(/\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, '] ')
    .replace(/<[^<>\n]*>/g, ' ');
}

function wholeMinutes(minutes: number): number {
  return Math.max(1, Math.round(minutes));
}

/** Words as the language has them, so that scripts without spaces count too. */
function countWords(text: string, locale: string | undefined): number {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text))
    if (isWordLike) count++;
  return count;
}
