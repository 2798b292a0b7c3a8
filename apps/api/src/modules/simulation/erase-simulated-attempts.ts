import { countOf } from '@yardstick/domain/content/count-words.ts';
import type { Database } from '../../db/client.ts';
import { NotFound } from '../../graphql/studio-errors.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { noteErased } from '../insight/note-attempts.ts';

interface Erasure {
  /** key of an assessment that is or was published */
  assessment: string;
  act: Act;
  onProgress?: (progress: { erased: number; total: number }) => void;
}

const batchSize = 2000;

/**
 * Erases every simulated attempt at any form of an assessment, with outcomes and counts, and no other attempt. Batch by
 * batch: when it stops, it can be begun again. Gives how many. Throws NotFound.
 */
export async function eraseSimulatedAttempts(
  database: Database,
  { assessment, act, onProgress }: Erasure,
): Promise<number> {
  const document = await database.document.findFirst({ where: { kind: 'assessment', key: assessment } });
  if (!document) throw new NotFound('assessment');
  const forms = await database.form.findMany({ where: { documentId: document.id }, select: { id: true } });
  const simulated = { origin: 'simulated', formId: { in: forms.map(({ id }) => id) } };
  const total = await database.attempt.count({ where: simulated });
  let erased = 0;
  let last: string | undefined;
  do {
    // After the last of them: the erased need not be passed over again.
    const batch = await database.attempt.findMany({
      where: { ...simulated, ...(last && { id: { gt: last } }) },
      orderBy: { id: 'asc' },
      take: batchSize,
      select: { id: true },
    });
    const ids = batch.map(({ id }) => id);
    last = ids.at(-1);
    if (last === undefined) break;
    erased += await database.$transaction(
      async (transaction) => {
        await noteErased(transaction, ids);
        return transaction.$executeRaw`DELETE FROM attempt WHERE id = ANY (${ids}::uuid[])`;
      },
      { timeout: 60_000, maxWait: 60_000 },
    );
    onProgress?.({ erased, total });
  } while (last !== undefined);
  await recordAct(database, act, [
    {
      action: 'attempt.erase-simulated',
      summary: `${countOf(erased, 'simulated attempt')} at ${assessment} erased`,
      details: { erased },
      document: { id: document.id, kind: 'assessment', key: assessment },
    },
  ]);
  return erased;
}
