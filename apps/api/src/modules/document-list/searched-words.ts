import { refuseUnusableText } from './page-arguments.ts';

/** The words that somebody searches for, as LIKE takes them: each character stands for itself. */
export function searchedWords(argument: string, text: string | null | undefined): string[] {
  refuseUnusableText(argument, text);
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '');
  return words.map((word) => word.replace(/[\\%_]/g, '\\$&'));
}
