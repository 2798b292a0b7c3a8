import { contentHash } from '@yardstick/domain/publishing/content-hash.ts';
import { mergeRevisions } from '@yardstick/domain/revising/merge-revisions.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { Document, Prisma } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { beginAct } from '../audit/record-act.ts';
import { describeDraft } from './describe-draft.ts';
import { SaveConflict } from './document.errors.ts';
import type { Content, ContentKind } from './document-kind.ts';
import { lockDocument } from './lock-documents.ts';
import { readChangedContent } from './read-input-content.ts';
import { writeNextRevision } from './write-revision.ts';

export interface DraftToSave {
  id: string;
  /** number of the revision that was edited */
  basedOn: number;
  content?: unknown;
  summary?: string | null | undefined;
  /** as the audit calls it */
  action?: 'document.save' | 'document.restore';
}

export interface SavedDraft {
  document: Document;
  /** whether others had saved since, and their changes and these went together */
  isMerged: boolean;
}

/**
 * Saves a draft as its next revision, merged field by field with what others saved since; a save that changes nothing
 * makes none. Throws NotFound, InvalidInput, and SaveConflict when the same field was changed differently.
 */
export async function saveDraft(context: StudioContext, draft: DraftToSave): Promise<SavedDraft> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(
    async (transaction) => {
      const current = await lockDocument(transaction, draft.id);
      const kind = current.kind as ContentKind;
      const mine = readChangedContent(kind, current.key, draft.content);
      const { content, isMerged } = await mergeWithCurrent(transaction, current, mine, draft.basedOn);
      if (isSame(content, current.content)) return { document: current, isMerged: false };
      const summary = draft.summary || (await describeDraft(transaction, kind, current.content as Content, content));
      const writing = { act, kind, content, summary, action: draft.action ?? 'document.save' };
      return { document: await writeNextRevision(transaction, current, writing), isMerged };
    },
    // Fifty editors who save at once take turns at the row.
    { maxWait: 20_000, timeout: 20_000 },
  );
}

async function mergeWithCurrent(
  transaction: Prisma.TransactionClient,
  current: Document,
  mine: Content,
  basedOn: number,
): Promise<{ content: Content; isMerged: boolean }> {
  if (basedOn === current.revision) return { content: mine, isMerged: false };
  const [base, latest] = await Promise.all([
    transaction.revision.findUnique({ where: { documentId_number: { documentId: current.id, number: basedOn } } }),
    transaction.revision.findUniqueOrThrow({
      where: { documentId_number: { documentId: current.id, number: current.revision } },
    }),
  ]);
  if (!base) {
    const message = `There is no revision ${basedOn} of this document; the newest is ${current.revision}.`;
    throw new InvalidInput([{ path: ['basedOn'], message }]);
  }
  const merged = mergeRevisions({ base: base.content, theirs: current.content, mine });
  if (merged.kind === 'conflict') {
    throw new SaveConflict(
      { key: current.key, revision: current.revision, author: latest.author, content: current.content },
      merged.conflicts,
    );
  }
  return { content: readChangedContent(current.kind as ContentKind, current.key, merged.content), isMerged: true };
}

export const isSame = (one: unknown, other: unknown) => contentHash(one) === contentHash(other);
