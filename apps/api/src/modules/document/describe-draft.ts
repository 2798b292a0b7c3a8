import type { SemanticChange } from '@yardstick/domain/revising/classify-change.ts';
import { describeRevision } from '@yardstick/domain/revising/describe-revision.ts';
import { summariseChanges } from '@yardstick/domain/revising/summarise-changes.ts';
import type { Database } from '../../db/client.ts';
import type { Content, ContentKind, ContentOf } from './document-kind.ts';
import { readRevisionNames } from './read-revision-names.ts';

type Reader = Pick<Database, 'document' | 'installation'>;

/** What differs between two contents of a document, in the subject's terms. */
export async function describeChangesBetween<K extends ContentKind>(
  database: Reader,
  kind: K,
  before: ContentOf<K> | null,
  after: ContentOf<K>,
): Promise<SemanticChange[]> {
  const names = await readRevisionNames(database, before ? [before, after] : [after]);
  return describeRevision<K>({ kind, before, after, names } as Parameters<typeof describeRevision<K>>[0]);
}

/** What changes between two drafts, in one line for the history. */
export async function describeDraft(
  database: Reader,
  kind: ContentKind,
  before: Content,
  after: Content,
): Promise<string> {
  return summariseChanges(await describeChangesBetween(database, kind, before as never, after as never));
}
