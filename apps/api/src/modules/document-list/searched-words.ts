import { refuseUnusableText } from './page-arguments.ts';

/** The words that somebody searches for, to be put into patterns of LIKE: all their characters stand for themselves there. */
export function searchedWords(argument: string, text: string | null | undefined): string[] {
  refuseUnusableText(argument, text);
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '');
  return words.map((word) => word.replace(/[\\%_]/g, '\\$&'));
}
