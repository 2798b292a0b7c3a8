import type { Document, Prisma, Publication } from '../../generated/prisma/client.ts';
import { emitEvent } from '../webhook/emit-event.ts';

/** Tells webhooks what is live now, once the transaction is committed: names and numbers, no content and no person. */
export async function announcePublication(
  transaction: Prisma.TransactionClient,
  { kind, key }: Pick<Document, 'kind' | 'key'>,
  { number, revision, locales, rolledBackTo, publishedAt }: Publication,
): Promise<void> {
  await emitEvent(transaction, {
    type: 'publication.published',
    payload: {
      kind,
      key,
      publication: number,
      revision,
      locales,
      rolledBackTo,
      publishedAt: publishedAt.toISOString(),
    },
  });
}
