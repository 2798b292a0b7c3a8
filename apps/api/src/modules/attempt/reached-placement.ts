import { Prisma } from '../../generated/prisma/client.ts';

/**
 * How far an attempt got, in SQL: the place of the last placement it responded to, counted from 1 in the order of the
 * form; 0 before the first. `responses` and `form` are the attempt's responses and its form's content.
 */
export const reachedPlacement = ({ responses, form }: { responses: Prisma.Sql; form: Prisma.Sql }): Prisma.Sql =>
  Prisma.sql`coalesce((
    SELECT max(place)::int FROM jsonb_path_query(${form}, '$.sections[*].placements[*].id') WITH ORDINALITY AS placement(id, place)
    WHERE ${responses} ? (placement.id #>> '{}')
  ), 0)`;
