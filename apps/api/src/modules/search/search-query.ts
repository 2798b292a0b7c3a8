import { Prisma } from '../../generated/prisma/client.ts';
import { refuseUnusableText } from '../document-list/page-arguments.ts';

/** What somebody searches for. */
export interface SearchQuery {
  /** as typed, without the space around it, in lower case */
  text: string;
  /** that all must occur, in lower case; the last may be the beginning of one */
  words: string[];
  /** as PostgreSQL matches them; a fragment of bound values */
  tsquery: Prisma.Sql;
}

/** What stands between words here; in PostgreSQL's parser too, once punctuation is out of its way. */
const betweenTokens = /[\s'"\\/–—…“”„‚‘’‹›«»<>]+/u;
export const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Reads a search; null when it has no word. Throws TEXT_TOO_LONG. Whatever is typed is data: every token is quoted and has
 * neither quotes nor backslashes in it, so no text is an operator or a syntax error.
 */
export function readSearchQuery(typed: string): SearchQuery | null {
  refuseUnusableText('text', typed);
  const text = typed.trim().toLowerCase();
  const words = text.match(wordPattern) ?? [];
  if (words.length === 0) return null;
  // As the parser sees `q-12` or `example.org`, which to it are no two words; or else word by word.
  const tokens = text.split(betweenTokens).filter((token) => token !== '');
  const tsquery = Prisma.sql`(to_tsquery('simple', ${allOf(tokens)}) || to_tsquery('simple', ${allOf(words)}))`;
  return { text, words, tsquery };
}

const allOf = (tokens: readonly string[]) => `${tokens.map((token) => `'${token}'`).join(' & ')}:*`;
