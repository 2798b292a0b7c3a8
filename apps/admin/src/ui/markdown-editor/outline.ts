import { findMarkdownHeadings } from '@yardstick/domain/interchange/find-markdown-headings.ts';
import { countReadWords } from '@yardstick/domain/publishing/estimate-minutes.ts';

export interface OutlineEntry {
  /** 1 to 6 */
  level: number;
  /** without mark-up */
  text: string;
  /** where its line begins, in UTF-16 units */
  offset: number;
}

/** The headings of a Markdown text, in order. */
export function outline(markdown: string): OutlineEntry[] {
  return findMarkdownHeadings(markdown).map(({ depth, text, offset }) => ({ level: depth, text, offset }));
}

/** Words that a reader reads; addresses and comments are none. */
export function countWords(markdown: string, locale?: string): number {
  return countReadWords(markdown, locale);
}
