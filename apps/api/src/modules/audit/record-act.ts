import { v7 } from 'uuid';
import type { Actor } from '../../auth/viewer.ts';
import type { Prisma } from '../../generated/prisma/client.ts';

/** One thing that somebody does now; everything that it writes shares its id and its moment. */
export interface Act {
  id: string;
  at: Date;
  actor: Actor;
}

export const beginAct = (actor: Actor): Act => ({ id: v7(), at: new Date(), actor });

interface Entry {
  /** such as `document.save` */
  action: string;
  /** what it was about, in words */
  summary: string;
  document?: { id: string; kind: string; key: string };
  revisionBefore?: number;
  revisionAfter?: number;
  /** particulars for programs; never a secret */
  details?: Prisma.InputJsonObject;
}

/** Writes what was done into the audit, in the transaction that does it. */
export async function recordAct(
  transaction: Pick<Prisma.TransactionClient, 'auditEntry'>,
  { id, at, actor }: Act,
  entries: readonly Entry[],
): Promise<void> {
  await transaction.auditEntry.createMany({
    data: entries.map(({ action, summary, document, revisionBefore, revisionAfter, details }) => ({
      id: v7(),
      actId: id,
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      action,
      summary,
      ...(document && { documentId: document.id, documentKind: document.kind, documentKey: document.key }),
      revisionBefore: revisionBefore ?? null,
      revisionAfter: revisionAfter ?? null,
      details: details ?? {},
    })),
  });
}
