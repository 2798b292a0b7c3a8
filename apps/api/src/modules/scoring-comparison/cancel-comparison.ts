import type { Database } from '../../db/client.ts';
import type { ScoringComparison } from '../../generated/prisma/client.ts';
import { NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import type { Act } from '../audit/record-act.ts';

/** Stops a comparison that waits or is under way; its worker notices within a chunk. Throws NotFound and OutOfDate. */
export async function cancelComparison(database: Database, id: string, { at }: Act): Promise<ScoringComparison> {
  const { count } = await database.scoringComparison.updateMany({
    where: { id, state: { in: ['queued', 'running'] } },
    data: { state: 'cancelled', finishedAt: at },
  });
  const row = await database.scoringComparison.findUnique({ where: { id } });
  if (!row) throw new NotFound('comparison');
  if (count === 0) throw new OutOfDate('This comparison has ended already. Nothing was done.');
  return row;
}
