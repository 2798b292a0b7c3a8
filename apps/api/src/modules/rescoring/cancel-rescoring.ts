import { countOf } from '@yardstick/domain/content/count-words.ts';
import type { Database } from '../../db/client.ts';
import type { Rescoring } from '../../generated/prisma/client.ts';
import { NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { type Act, recordAct } from '../audit/record-act.ts';

/**
 * Stops a re-scoring; the batch under way is the last, or is undone. Outcomes that were added stay. Throws NotFound and
 * OutOfDate.
 */
export async function cancelRescoring(database: Database, id: string, act: Act): Promise<Rescoring> {
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.rescoring.updateMany({
      where: { id, state: { in: ['queued', 'running'] } },
      data: { state: 'cancelled', finishedAt: act.at },
    });
    const row = await transaction.rescoring.findUnique({ where: { id } });
    if (!row) throw new NotFound('re-scoring');
    if (count === 0) throw new OutOfDate('This re-scoring has ended already. Nothing was done.');
    await recordAct(transaction, act, [
      {
        action: 'attempt.cancel-rescoring',
        summary: `Attempts at ${row.assessment} by scoring model ${row.model}, after ${countOf(row.outcomesAdded, 'outcome')}`,
        details: { rescoring: id },
        document: { id: row.documentId, kind: 'assessment', key: row.assessment },
      },
    ]);
    return row;
  });
}
