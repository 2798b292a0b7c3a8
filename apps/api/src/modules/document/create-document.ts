import { actorOf } from '../../auth/viewer.ts';
import type { Document, Prisma } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { beginAct } from '../audit/record-act.ts';
import { KeyTaken } from './document.errors.ts';
import { type Content, type ContentKind, type ContentOf, contentKinds, keyOf } from './document-kind.ts';
import { readInputContent } from './read-input-content.ts';
import { writeFirstRevision } from './write-revision.ts';

/** One creation at a time per kind: a number of our own for pg_advisory_xact_lock, beside that of imports. */
const creationLock = 7_316_100;

/** Begins a document with its first revision. Throws InvalidInput and KeyTaken. */
export async function createDocument(
  context: StudioContext,
  { kind, content: given, summary }: { kind: ContentKind; content?: unknown; summary?: string | null | undefined },
): Promise<Document> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${creationLock + contentKinds.indexOf(kind)})`;
    const content = readInputContent(kind, await withPosition(transaction, kind, given));
    const key = keyOf(kind, content);
    const existing = await transaction.document.findUnique({ where: { kind_key: { kind, key } } });
    if (existing) throw new KeyTaken(kind, key, existing.trashedAt !== null);
    await refuseMissingParent(transaction, kind, content);
    return writeFirstRevision(transaction, {
      act,
      kind,
      content,
      summary: summary || 'Created',
      action: 'document.create',
    });
  });
}

/** A question that does not say its place comes last in its bank. */
async function withPosition(
  transaction: Prisma.TransactionClient,
  kind: ContentKind,
  given: unknown,
): Promise<unknown> {
  if (kind !== 'question' || typeof given !== 'object' || given === null || 'position' in given) return given;
  const [last] = await transaction.$queryRaw<{ next: number }[]>`
    SELECT coalesce(max((content->>'position')::int), -1) + 1 AS next FROM document
    WHERE kind = 'question' AND content->>'bank' = ${String((given as { bank?: unknown }).bank)}`;
  return { ...given, position: last?.next ?? 0 };
}

/** Banks and assessments stand on a framework, questions in a bank: without it nothing could be listed or scored. */
async function refuseMissingParent(transaction: Prisma.TransactionClient, kind: ContentKind, content: Content) {
  const parent = parentOf(kind, content);
  if (!parent) return;
  const where = { kind: parent.kind, key: parent.key, trashedAt: null };
  if ((await transaction.document.count({ where })) > 0) return;
  const message = `There is no ${parent.kind} "${parent.key}"; create it first, or name another.`;
  throw new InvalidInput([{ path: ['content', parent.kind], message }]);
}

function parentOf(kind: ContentKind, content: Content): { kind: ContentKind; key: string } | null {
  if (kind === 'question') return { kind: 'bank', key: (content as ContentOf<'question'>).bank };
  if (kind === 'bank' || kind === 'assessment') {
    return { kind: 'framework', key: (content as ContentOf<'bank' | 'assessment'>).framework };
  }
  return null;
}
