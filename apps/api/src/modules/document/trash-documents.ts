import { findReferences } from '@yardstick/domain/publishing/find-references.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { Document, Prisma } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { readContent } from '../content/read-content.ts';
import type { ChangedDocuments } from './changed-documents.type.ts';
import { StillInUse } from './document.errors.ts';
import type { ContentKind } from './document-kind.ts';
import { lockDocuments } from './lock-documents.ts';
import { refuseUnusableList } from './refuse-unusable-list.ts';

/**
 * Puts documents into the trash, all or none. What is published, or what a document outside of the trash still refers
 * to, stays. Throws NotFound, InvalidInput and StillInUse.
 */
export async function trashDocuments(context: StudioContext, ids: readonly string[]): Promise<ChangedDocuments> {
  refuseUnusableList(ids);
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const documents = await lockDocuments(transaction, ids);
    await refuseInUse(transaction, documents);
    await transaction.document.updateMany({
      where: { id: { in: [...ids] }, trashedAt: null },
      data: { trashedAt: act.at },
    });
    const moved = documents.filter(({ trashedAt }) => trashedAt === null);
    await recordAct(
      transaction,
      act,
      moved.map((document) => ({ action: 'document.trash', summary: 'Put into the trash', document })),
    );
    return {
      act: moved.length > 0 ? act.id : null,
      documents: documents.map((document) => ({ ...document, trashedAt: document.trashedAt ?? act.at })),
    };
  });
}

/** Takes documents out of the trash as they were. Throws NotFound and InvalidInput. */
export async function undeleteDocuments(context: StudioContext, ids: readonly string[]): Promise<ChangedDocuments> {
  refuseUnusableList(ids);
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const documents = await lockDocuments(transaction, ids);
    await transaction.document.updateMany({ where: { id: { in: [...ids] } }, data: { trashedAt: null } });
    const moved = documents.filter(({ trashedAt }) => trashedAt !== null);
    await recordAct(
      transaction,
      act,
      moved.map((document) => ({ action: 'document.undelete', summary: 'Taken out of the trash', document })),
    );
    return {
      act: moved.length > 0 ? act.id : null,
      documents: documents.map((document) => ({ ...document, trashedAt: null })),
    };
  });
}

async function refuseInUse(transaction: Prisma.TransactionClient, documents: readonly Document[]): Promise<void> {
  const live = await transaction.livePublication.findMany({
    where: { documentId: { in: documents.map(({ id }) => id) } },
    select: { documentId: true },
  });
  const isLive = new Set(live.map(({ documentId }) => documentId));
  const going = new Set(documents.map(({ kind, key }) => `${kind} ${key}`));
  const content = await readContent(transaction);
  const uses = documents.flatMap((document) => {
    const kind = document.kind as ContentKind;
    const references = findReferences(content, { kind, key: document.key })
      .filter((reference) => !going.has(`${reference.document.kind} ${reference.document.key}`))
      .map((reference) => ({ document: { kind, key: document.key }, usedBy: reference.document, how: reference.how }));
    const published = isLive.has(document.id)
      ? [{ document: { kind, key: document.key }, usedBy: null, how: 'it is published; unpublish it first' }]
      : [];
    return [...published, ...references];
  });
  if (uses.length > 0) throw new StillInUse(uses);
}
