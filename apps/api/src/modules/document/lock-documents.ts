import type { Document, Prisma } from '../../generated/prisma/client.ts';
import { NotFound } from '../../graphql/studio-errors.ts';

/**
 * Locks documents until the transaction ends and gives them as they are now, in the order asked for. Always locked in
 * the order of their ids, so that two acts on the same documents wait for each other instead of for ever.
 * Throws NotFound where one does not exist.
 */
export async function lockDocuments(
  transaction: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<Document[]> {
  await transaction.$queryRaw`SELECT id FROM document WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = new Map(
    (await transaction.document.findMany({ where: { id: { in: [...ids] } } })).map((row) => [row.id, row]),
  );
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row) throw new NotFound('document');
    return row;
  });
}

/** One document that is not in the trash, locked until the transaction ends. Throws NotFound. */
export async function lockDocument(transaction: Prisma.TransactionClient, id: string): Promise<Document> {
  const [row] = await lockDocuments(transaction, [id]);
  if (!row || row.trashedAt) throw new NotFound('document');
  return row;
}
