import { isStorable } from '@yardstick/domain/interchange/find-text-problems.ts';
import { badArgument } from '../../graphql/errors.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { type DocumentOrder, longestPlace } from './document-order.ts';

/** A place in a list: where a row stands by the order, then its id. */
export interface Place {
  place: string;
  id: string;
}

export const cursorAt = (order: string, { place, id }: Place): string =>
  Buffer.from(JSON.stringify([order, place, id])).toString('base64url');

/** The place that a cursor of this order names; throws a clear error for any other text. */
export function placeAt(cursor: string, order: string, { type }: Pick<DocumentOrder, 'type'>): Place {
  const parts = readParts(cursor);
  const [name, place, id] = parts;
  if (parts.length !== 3 || typeof name !== 'string' || typeof place !== 'string' || typeof id !== 'string')
    throw badCursor();
  if (name !== order) {
    throw badArgument('BAD_CURSOR', `This cursor is of the order ${shorten(name)}, not ${order}; begin anew.`);
  }
  const isPlace =
    type === 'bigint' ? /^-?\d{1,18}$/.test(place) : place.length <= 2 * longestPlace && isStorable(place);
  if (!isPlace || asUuid(id) !== id) throw badCursor();
  return { place, id };
}

function readParts(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

const shorten = (name: string) => JSON.stringify(name.slice(0, 40));

const badCursor = () =>
  badArgument('BAD_CURSOR', 'This cursor was not given by this list; take one from "pageInfo" or an edge.');
