import { badArgument } from '../../graphql/errors.ts';
import { asUuid } from '../../graphql/global-id.ts';

/** Where a match stands among those of its search. */
export interface MatchPlace {
  place: number;
  id: string;
  competency: string;
}

export const cursorOfMatch = (text: string, { place, id, competency }: MatchPlace): string =>
  Buffer.from(JSON.stringify([text, place, id, competency])).toString('base64url');

/** The place that a cursor of this search names; throws BAD_CURSOR for any other text. */
export function placeOfMatch(cursor: string, text: string): MatchPlace {
  const [of, place, id, competency, ...more] = readParts(cursor);
  const isUsable =
    of === text &&
    Number.isInteger(place) &&
    Math.abs(Number(place)) < 2 ** 31 &&
    typeof id === 'string' &&
    asUuid(id) === id &&
    typeof competency === 'string' &&
    /^[a-z0-9-]{0,80}$/.test(competency) &&
    more.length === 0;
  if (!isUsable) throw badArgument('BAD_CURSOR', 'This cursor was not given by this search; begin anew.');
  return { place: place as number, id, competency };
}

function readParts(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
