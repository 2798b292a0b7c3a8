import type { Database } from '../../db/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { readAssessmentPublication } from '../publishing/published-content.ts';
import {
  type Cell,
  type CountedWith,
  changeCells,
  decodeCell,
  encodeCell,
  keysOfAttempt,
  nameOf,
} from './cell-counter.ts';
import { countedContent, readCountedAttempt } from './counted-attempt.ts';
import { claimCells, dropCells, readStoredCells, storeCells } from './stored-cells.ts';

/**
 * Counts what was submitted, and takes out what was erased, since the last time, in batches until nothing is left. A note
 * goes in the transaction that changes the cells, so each attempt counts once whatever dies. Gives the number of notes;
 * 0 while another worker is at it. Throws RangeError where an erased attempt is not in its cells (see `pnpm insights`).
 */
export async function foldAttempts(database: Database, { batchSize = 1000 } = {}): Promise<number> {
  for (let folded = 0; ; ) {
    const taken = await database.$transaction((transaction) => foldBatch(transaction, batchSize), {
      timeout: 60_000,
      maxWait: 10_000,
    });
    folded += taken;
    if (taken < batchSize) return folded;
  }
}

async function foldBatch(transaction: Prisma.TransactionClient, batchSize: number): Promise<number> {
  if (!(await claimCells(transaction))) return 0;
  // A note that an erasure holds is passed over: it is about to go.
  const notes = await transaction.$queryRaw<{ attemptId: string; erased: unknown }[]>`
    DELETE FROM insight_change WHERE attempt_id IN (
      SELECT attempt_id FROM insight_change ORDER BY attempt_id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
    ) RETURNING attempt_id AS "attemptId", erased`;
  if (notes.length === 0) return 0;
  const submitted = notes.filter(({ erased }) => erased === null).map(({ attemptId }) => attemptId);
  const contents = await transaction.$queryRaw<{ content: unknown }[]>`
    SELECT ${countedContent} AS content FROM attempt a JOIN outcome o ON o.attempt_id = a.id AND o.reason = 'issued'
    WHERE a.id = ANY (${submitted}::uuid[])`;
  const added: CountedWith[] = [];
  for (const { content } of contents) added.push(await withPublications(transaction, content));
  const removed: CountedWith[] = [];
  for (const { erased } of notes) if (erased !== null) removed.push(await withPublications(transaction, erased));

  const cells = await readTouched(transaction, [...added, ...removed]);
  for (const counted of added) changeCells(cells, counted, 1);
  for (const counted of removed) changeCells(cells, counted, -1);
  const changed = [...cells.values()];
  await storeCells(
    transaction,
    changed.filter(({ light }) => light.n > 0).map((cell) => ({ ...cell.key, ...encodeCell(cell) })),
  );
  await dropCells(
    transaction,
    changed.filter(({ light }) => light.n === 0).map(({ key }) => key),
  );
  return notes.length;
}

async function readTouched(
  transaction: Prisma.TransactionClient,
  all: readonly CountedWith[],
): Promise<Map<string, Cell>> {
  const models = new Map(all.map(({ scoringModel }) => [scoringModel.id, scoringModel]));
  const keys = new Map(all.flatMap(keysOfAttempt).map((key) => [nameOf(key), key]));
  const rows = await readStoredCells(transaction, [...keys.values()]);
  return new Map(
    rows.map(({ coOccurrences, light, ...key }) => {
      const model = models.get(key.scoringModelId);
      if (!model) throw new Error(`a cell of another scoring model, ${key.scoringModelId}`);
      return [nameOf(key), decodeCell(key, { coOccurrences, light }, model)];
    }),
  );
}

/** Without a statement where the publications were read before. */
export async function withPublications(transaction: Prisma.TransactionClient, content: unknown): Promise<CountedWith> {
  const attempt = readCountedAttempt(content);
  const { form } = await readAssessmentPublication(transaction, attempt.publicationId);
  const { scoringModel } = await readAssessmentPublication(transaction, attempt.scoredBy);
  return { attempt, form, scoringModel };
}
