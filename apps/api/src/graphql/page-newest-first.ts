import { resolveCursorConnection } from '@pothos/plugin-relay';
import { badArgument } from './errors.ts';
import { asUuid } from './global-id.ts';
import { maxPageSize } from './limits.ts';

export interface PageArguments {
  first?: number | null | undefined;
  last?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}

interface Page<Row extends { id: string }> {
  args: PageArguments;
  /** the column that says when; rows of one moment are told apart by their id */
  moment: keyof Row & string;
  find: (query: { where: object; orderBy: object[]; take: number }) => Promise<Row[]>;
  count: () => Promise<number>;
}

/**
 * A page of rows, newest first: one statement, and one more when the total is asked for. The cursor names the row
 * itself, so pages stay right while others write.
 */
export async function pageNewestFirst<Row extends { id: string }>({ args, moment, find, count }: Page<Row>) {
  refuseUnusablePage(args);
  const page = await resolveCursorConnection<Promise<Row[]>>(
    { args, defaultSize: 20, maxSize: maxPageSize, toCursor: (row) => cursorOf(row[moment] as Date, row.id) },
    ({ before, after, limit, inverted }) => {
      const direction = inverted ? 'asc' : 'desc';
      return find({
        where: { AND: [after ? beyond(moment, 'lt', after) : {}, before ? beyond(moment, 'gt', before) : {}] },
        orderBy: [{ [moment]: direction }, { id: direction }],
        take: limit,
      });
    },
  );
  return { ...page, totalCount: count };
}

export function refuseUnusablePage({ first, last }: PageArguments): void {
  for (const [name, value] of Object.entries({ first, last })) {
    if (value !== null && value !== undefined && (value < 0 || value > maxPageSize)) {
      throw badArgument('BAD_PAGE_SIZE', `"${name}" is ${value}; a page holds 0 to ${maxPageSize}.`, {
        argument: name,
      });
    }
  }
}

const cursorOf = (at: Date, id: string) => Buffer.from(`${at.getTime()}/${id}`).toString('base64url');

function beyond(moment: string, side: 'lt' | 'gt', cursor: string) {
  const [milliseconds = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('/');
  if (!/^\d{1,15}$/.test(milliseconds) || asUuid(id) !== id) {
    throw badArgument('BAD_CURSOR', 'This cursor was not given by this list; take one from "pageInfo" or an edge.');
  }
  const at = new Date(Number(milliseconds));
  return { OR: [{ [moment]: { [side]: at } }, { [moment]: at, id: { [side]: id } }] };
}
