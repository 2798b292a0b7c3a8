import { badArgument } from '../../graphql/errors.ts';
import { maxPageSize } from '../../graphql/limits.ts';

export interface PageArguments {
  first?: number | null | undefined;
  last?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}

/** `edges`, as every list, counts ten times of itself. */
const costOfEdges = 10;

/** The cost of a connection by the size of its page. */
export const costOfPage = ({ first, last }: PageArguments) => ({
  field: 5,
  multiplier: Math.ceil(Math.min(Math.max(first ?? last ?? 20, 0), maxPageSize) / costOfEdges),
});

export function refuseUnusablePage({ first, last }: PageArguments): void {
  for (const [argument, value] of Object.entries({ first, last })) {
    if (value !== null && value !== undefined && (value < 0 || value > maxPageSize)) {
      const message = `"${argument}" is ${value}; a page holds 0 to ${maxPageSize}.`;
      throw badArgument('BAD_PAGE_SIZE', message, { argument });
    }
  }
  if (typeof first === 'number' && typeof last === 'number') {
    throw badArgument('BAD_PAGE_SIZE', 'Give "first" or "last", not both.', { argument: 'last' });
  }
}

/** The longest text that a list or a search takes, in characters. */
const longestText = 200;

/** Refuses texts such as nobody types. */
export function refuseUnusableText(argument: string, texts: string | readonly string[] | null | undefined): void {
  for (const text of typeof texts === 'string' ? [texts] : (texts ?? [])) {
    if (text.length > longestText) {
      const message = `"${argument}" takes at most ${longestText} characters.`;
      throw badArgument('TEXT_TOO_LONG', message, { argument });
    }
  }
}
