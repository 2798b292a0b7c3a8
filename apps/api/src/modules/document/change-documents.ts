import { PathNotFound, withValueAt } from '@yardstick/domain/revising/content-path.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { Document } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { beginAct } from '../audit/record-act.ts';
import type { ChangedDocuments } from './changed-documents.type.ts';
import { describeDraft } from './describe-draft.ts';
import type { Content, ContentKind } from './document-kind.ts';
import { lockDocuments } from './lock-documents.ts';
import { readChangedContent } from './read-input-content.ts';
import { refuseUnusableList } from './refuse-unusable-list.ts';
import { isSame } from './save-draft.ts';
import { writeNextRevision } from './write-revision.ts';

interface BulkChange {
  ids: readonly string[];
  /** of the field in each document, entries of lists by their key */
  path: readonly string[];
  /** null takes an optional field away */
  value?: unknown;
  summary?: string | null | undefined;
}

/**
 * Sets one field of many documents: a revision each, under one act, all or none. Whatever else others saved meanwhile
 * stays, since only this field is written. Throws NotFound and InvalidInput, which names the document.
 */
export async function changeDocuments(context: StudioContext, change: BulkChange): Promise<ChangedDocuments> {
  refuseUnusableList(change.ids);
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(
    async (transaction) => {
      const current = await lockDocuments(transaction, change.ids);
      if (current.some(({ trashedAt }) => trashedAt)) throw new NotFound('document');
      const documents: Document[] = [];
      for (const document of current) {
        const content = changed(document, change);
        if (isSame(content, document.content)) {
          documents.push(document);
          continue;
        }
        const kind = document.kind as ContentKind;
        const summary =
          change.summary || (await describeDraft(transaction, kind, document.content as Content, content));
        const writing = { act, kind, content, summary, action: 'document.change' };
        documents.push(await writeNextRevision(transaction, document, writing));
      }
      const isAnyChanged = documents.some(({ revision }, index) => revision !== current[index]?.revision);
      return { act: isAnyChanged ? act.id : null, documents };
    },
    { maxWait: 20_000, timeout: 60_000 },
  );
}

function changed(document: Document, { path, value }: BulkChange): Content {
  try {
    return readChangedContent(document.kind as ContentKind, document.key, withValueAt(document.content, path, value));
  } catch (error) {
    if (error instanceof InvalidInput) {
      throw new InvalidInput(error.problems.map((problem) => ({ ...problem, path: [document.key, ...problem.path] })));
    }
    if (error instanceof PathNotFound)
      throw new InvalidInput([{ path: [document.key, ...path], message: 'There is no such field in this document.' }]);
    throw error;
  }
}
