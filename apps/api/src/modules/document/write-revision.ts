import { v7 } from 'uuid';
import type { Document, Prisma } from '../../generated/prisma/client.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { type Content, type ContentKind, keyOf, schemaVersion } from './document-kind.ts';

type Transaction = Prisma.TransactionClient;

interface Writing {
  act: Act;
  kind: ContentKind;
  content: Content;
  /** what changed, in words */
  summary: string;
  /** such as `document.save` */
  action: string;
}

/** A new document with its first revision. The unique key lets one of two creators through. */
export async function writeFirstRevision(transaction: Transaction, writing: Writing): Promise<Document> {
  const { act, kind, content } = writing;
  const document = await transaction.document.create({
    data: {
      id: v7(),
      kind,
      key: keyOf(kind, content),
      content,
      schemaVersion,
      revision: 1,
      createdAt: act.at,
      updatedAt: act.at,
    },
  });
  await writeHistory(transaction, document, writing);
  return document;
}

/** The next revision of a document whose row the transaction has locked; the draft follows it. */
export async function writeNextRevision(
  transaction: Transaction,
  current: Pick<Document, 'id' | 'revision'>,
  writing: Writing,
): Promise<Document> {
  const document = await transaction.document.update({
    where: { id: current.id, revision: current.revision },
    data: { content: writing.content, schemaVersion, revision: current.revision + 1, updatedAt: writing.act.at },
  });
  await writeHistory(transaction, document, writing);
  return document;
}

async function writeHistory(transaction: Transaction, document: Document, writing: Writing): Promise<void> {
  const { act, content, summary, action } = writing;
  const { revision } = document;
  await transaction.revision.create({
    data: {
      documentId: document.id,
      number: revision,
      content,
      schemaVersion,
      author: act.actor.name,
      authorId: act.actor.id,
      actId: act.id,
      summary,
      createdAt: act.at,
    },
  });
  const before = revision > 1 ? { revisionBefore: revision - 1 } : {};
  await recordAct(transaction, act, [{ action, summary, document, ...before, revisionAfter: revision }]);
}
