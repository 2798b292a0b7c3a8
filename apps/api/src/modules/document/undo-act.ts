import { mergeRevisions } from '@yardstick/domain/revising/merge-revisions.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { Document, Prisma, Revision } from '../../generated/prisma/client.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { NotFound } from '../../graphql/studio-errors.ts';
import { type Act, beginAct } from '../audit/record-act.ts';
import type { ChangedDocuments } from './changed-documents.type.ts';
import { SaveConflict } from './document.errors.ts';
import type { ContentKind } from './document-kind.ts';
import { lockDocuments } from './lock-documents.ts';
import { readChangedContent } from './read-input-content.ts';
import { isSame } from './save-draft.ts';
import { writeNextRevision } from './write-revision.ts';

/**
 * Takes back what one act changed in documents, and only that: what others saved later stays, merged field by field.
 * All or nothing. Throws NotFound for an act that saved no revision of an existing document, and SaveConflict.
 */
export async function undoAct(context: StudioContext, actId: string): Promise<ChangedDocuments> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(
    async (transaction) => {
      const made = await transaction.revision.findMany({ where: { actId: asUuid(actId), number: { gt: 1 } } });
      if (made.length === 0) throw new NotFound('act that changed documents');
      const current = await lockDocuments(
        transaction,
        made.map(({ documentId }) => documentId),
      );
      const before = await revisionsBefore(transaction, made);
      const documents: Document[] = [];
      for (const [index, document] of current.entries()) {
        const after = made[index] as Revision;
        documents.push(await takeBack(transaction, { act, document, after, before: before.get(document.id) }));
      }
      return { act: act.id, documents };
    },
    { maxWait: 20_000, timeout: 60_000 },
  );
}

async function revisionsBefore(transaction: Prisma.TransactionClient, made: readonly Revision[]) {
  const rows = await transaction.revision.findMany({
    where: { OR: made.map(({ documentId, number }) => ({ documentId, number: number - 1 })) },
  });
  return new Map(rows.map((row) => [row.documentId, row]));
}

interface TakingBack {
  act: Act;
  document: Document;
  after: Revision;
  before: Revision | undefined;
}

async function takeBack(transaction: Prisma.TransactionClient, { act, document, after, before }: TakingBack) {
  if (!before || document.trashedAt) throw new NotFound('document');
  const merged = mergeRevisions({ base: after.content, theirs: document.content, mine: before.content });
  if (merged.kind === 'conflict') {
    const { key, content, revision } = document;
    throw new SaveConflict({ key, content, revision, author: 'Somebody' }, merged.conflicts);
  }
  if (isSame(merged.content, document.content)) return document;
  const kind = document.kind as ContentKind;
  return writeNextRevision(transaction, document, {
    act,
    kind,
    content: readChangedContent(kind, document.key, merged.content),
    summary: `Took back: ${after.summary}`,
    action: 'document.undo',
  });
}
