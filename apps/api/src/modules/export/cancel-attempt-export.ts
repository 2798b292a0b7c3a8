import type { Database } from '../../db/client.ts';
import type { AttemptExport } from '../../generated/prisma/client.ts';
import { NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { type Act, recordAct } from '../audit/record-act.ts';

/**
 * Stops an export, or takes its file away where it is written already. The worker removes what there is of the file; it
 * is not given out any more from this moment. Throws NotFound and OutOfDate.
 */
export async function cancelAttemptExport(database: Database, id: string, act: Act): Promise<AttemptExport> {
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.attemptExport.updateMany({
      where: { id, state: { in: ['queued', 'running', 'ready'] } },
      data: { state: 'cancelled', finishedAt: act.at },
    });
    const row = await transaction.attemptExport.findUnique({ where: { id } });
    if (!row) throw new NotFound('export of attempts');
    if (count === 0) throw new OutOfDate('This export has ended and has no file any more. Nothing was done.');
    await recordAct(transaction, act, [
      {
        action: 'attempt.cancel-export',
        summary: `The export of attempts at ${row.assessment} that ${row.actorName} had asked for`,
        details: { export: id },
        document: { id: row.documentId, kind: 'assessment', key: row.assessment },
      },
    ]);
    await transaction.$executeRaw`SELECT enqueue_job_once('purge-attempt-exports', now())`;
    return row;
  });
}
