import { type LocalisedText, textIn } from '../content/localised-text.ts';
import { printable } from '../interchange/format-problems.ts';

/** What a description says but the document does not hold; each may answer with the key itself. */
export interface RevisionNames {
  /** in which names are shown; the sentences are English */
  locale: string;
  /** `key` of a competency, or `framework/competency` as guides write it */
  competencyName(key: string): string;
  /** key of the top-level competency that a competency or sub-competency belongs to */
  topLevelCompetency(key: string): string | undefined;
  /** `bank/question` → its prompt */
  questionPrompt(reference: string): string;
  /** `bank/question` → key of the top-level competency it is scored in; undefined for forced choice */
  competencyOfQuestion(reference: string): string | undefined;
  guideTitle(slug: string): string;
}

const longestName = 60;
const mostNames = 4;

/** A name in quotation marks, on one line and at most 60 characters long. */
export function quote(name: string): string {
  const characters = [...printable(name).replace(/\s+/g, ' ').trim()];
  if (characters.length <= longestName) return `"${characters.join('')}"`;
  return `"${characters
    .slice(0, longestName - 1)
    .join('')
    .trimEnd()}…"`;
}

/** The name in the locale shown, or in any other, or the key. */
export function quoteText(text: LocalisedText | undefined, key: string, names: RevisionNames): string {
  const written = textIn(text, [names.locale, ...Object.keys(text ?? {})]);
  return quote(written.trim() === '' ? key : written);
}

/** `"A", "B", "C", "D" and 3 more` */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}

export function formatNumber(number: number): string {
  return String(Number(number.toPrecision(12))).replace('-', '−');
}
