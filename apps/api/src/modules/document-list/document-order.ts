import { Prisma } from '../../generated/prisma/client.ts';

/** How a list can be ordered; ties go by id. */
export interface DocumentOrder {
  /** as the API describes it */
  description: string;
  /** of a row of `document`: a bigint, or a text with its collation */
  place: (locales: readonly string[]) => Prisma.Sql;
  type: 'bigint' | 'text';
  isDescending?: boolean;
}

/** Cursors hold the text that they stand at, so only so many of its characters count. */
export const longestPlace = 200;

export const byKey = {
  description: 'By key.',
  place: () => Prisma.sql`document.key COLLATE "C"`,
  type: 'text',
} satisfies DocumentOrder;

export const byLastChange = {
  description: 'By last change, oldest first.',
  place: () => Prisma.sql`(extract(epoch FROM document.updated_at) * 1000)::bigint`,
  type: 'bigint',
} satisfies DocumentOrder;

/** By what people call the document (`titleOf`), as a dictionary has it. */
export function byName(field: 'title' | 'name' | 'prompt', description: string) {
  return {
    description,
    place: (locales: readonly string[]) => {
      const texts = locales.map((locale) => Prisma.sql`nullif(document.content->${field}->>${locale}, '')`);
      const name = Prisma.sql`coalesce(${Prisma.join([...texts, Prisma.sql`document.key`])})`;
      return Prisma.sql`left(${name}, ${longestPlace}) COLLATE "und-x-icu"`;
    },
    type: 'text',
  } satisfies DocumentOrder;
}

export const descending = <Order extends DocumentOrder>(order: Order, description: string) => ({
  ...order,
  description,
  isDescending: true,
});
