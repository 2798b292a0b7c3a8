import { countOf } from '@yardstick/domain/content/count-words.ts';
import type { Database } from '../../db/client.ts';
import type { AttemptImport } from '../../generated/prisma/client.ts';
import { NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { foldSoon, noteErased } from '../insight/note-attempts.ts';

const batchSize = 5000;

/** Erases the attempts of an import with their outcomes, and no others, in one transaction. Throws NotFound and OutOfDate. */
export async function undoAttemptImport(database: Database, importId: string, act: Act): Promise<AttemptImport> {
  return database.$transaction(
    async (transaction) => {
      const [row] = await transaction.$queryRaw<{ state: string }[]>`
        SELECT state FROM attempt_import WHERE id = ${importId}::uuid FOR UPDATE`;
      if (!row) throw new NotFound('import of attempts');
      if (row.state !== 'imported') {
        const what = row.state === 'undone' ? 'has been undone already' : 'brought no attempts in';
        throw new OutOfDate(`This import ${what}. Nothing was erased.`);
      }
      let erased = 0;
      for (let last = batchSize; last === batchSize; erased += last) {
        const rows = await transaction.$queryRaw<{ id: string }[]>`
          SELECT id FROM attempt WHERE import_id = ${importId}::uuid LIMIT ${batchSize}`;
        const ids = rows.map(({ id }) => id);
        await noteErased(transaction, ids);
        last = await transaction.$executeRaw`DELETE FROM attempt WHERE id = ANY (${ids}::uuid[])`;
      }
      const undone = await transaction.attemptImport.update({
        where: { id: importId },
        data: { state: 'undone', undoneAt: act.at },
      });
      await recordAct(transaction, act, [
        {
          action: 'attempt.undo-import',
          summary: `${countOf(erased, 'attempt')} at ${undone.assessment} erased that ${undone.fileName} had brought`,
          details: { import: importId, erased },
          document: { id: undone.documentId, kind: 'assessment', key: undone.assessment },
        },
      ]);
      await foldSoon(transaction);
      return undone;
    },
    { timeout: 10 * 60 * 1000, maxWait: 60_000 },
  );
}
