import type { Prisma } from '../../generated/prisma/client.ts';
import type { Content, ContentKind } from './document-kind.ts';

/** What changes between two drafts, in one line for the history. */
export async function describeDraft(
  _transaction: Prisma.TransactionClient,
  _kind: ContentKind,
  _before: Content,
  _after: Content,
): Promise<string> {
  return 'Saved';
}
