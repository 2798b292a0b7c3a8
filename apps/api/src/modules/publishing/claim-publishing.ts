import type { Document, Prisma } from '../../generated/prisma/client.ts';
import { NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { lockDocuments } from '../document/lock-documents.ts';

type Transaction = Prisma.TransactionClient;

/** One act of publishing at a time: a number of our own for pg_advisory_xact_lock, beside those of imports and creations. */
const publishingLock = 7_316_200;

/** For transactions that publish: they may wait for their turn. */
export const publishingTransaction = { maxWait: 20_000, timeout: 60_000 } as const;

/**
 * Waits for its turn among everything that publishes, rolls back or unpublishes: what one of them checks is what
 * another would change. Taken before any document is locked, so that nobody waits in a circle.
 */
export async function claimPublishing(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${publishingLock})`;
}

/**
 * Locks documents and what is live of them until the transaction ends, so that nobody saves or trashes them meanwhile.
 * Gives them in the order asked for. Throws NotFound where one does not exist.
 */
export async function claimDocuments(transaction: Transaction, ids: readonly string[]): Promise<Document[]> {
  const documents = await lockDocuments(transaction, ids);
  await transaction.$queryRaw`
    SELECT document_id FROM live_publication WHERE document_id = ANY (${ids}::uuid[]) ORDER BY document_id FOR UPDATE`;
  return documents;
}

/** Takes the turn and claims one document. Throws NotFound, and OutOfDate when something else is live than the caller saw. */
export async function claimDocument(transaction: Transaction, seen: Seen): Promise<Document> {
  await claimPublishing(transaction);
  const [document] = await claimDocuments(transaction, [seen.documentId]);
  if (!document) throw new NotFound('document');
  await refuseOutOfDate(transaction, [seen]);
  return document;
}

/** What a caller saw as live: the number of a publication; null for none. */
export interface Seen {
  documentId: string;
  livePublication: number | null;
}

/** Throws OutOfDate when something else is live than the caller saw. */
export async function refuseOutOfDate(transaction: Transaction, items: readonly Seen[]): Promise<void> {
  const live = await transaction.livePublication.findMany({
    where: { documentId: { in: items.map(({ documentId }) => documentId) } },
    select: {
      documentId: true,
      document: { select: { key: true } },
      publication: { select: { number: true, publishedBy: true } },
    },
  });
  for (const { documentId, livePublication } of items) {
    const row = live.find((candidate) => candidate.documentId === documentId);
    const number = row?.publication.number ?? null;
    if (number === livePublication) continue;
    const now = row
      ? `publication ${number} of "${row.document.key}" is live, made by ${row.publication.publishedBy ?? 'Yardstick'}`
      : 'it is not published any more';
    throw new OutOfDate(`Somebody was faster: ${now}. Nothing was done; look at what is live now.`);
  }
}
