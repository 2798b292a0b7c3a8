import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import type { SemanticChange } from '@yardstick/domain/revising/classify-change.ts';
import type { PublicationClass } from '@yardstick/domain/revising/classify-publication.ts';
import { describeRevision } from '@yardstick/domain/revising/describe-revision.ts';
import type { Database } from '../../db/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { type Content, type ContentKind, contentSchemas } from '../document/document-kind.ts';
import { readRevisionNames } from '../document/read-revision-names.ts';
import { classifyPinned } from './classify-pinned.ts';
import { findProblems } from './find-problems.ts';
import { type NamedRevision, type PinnedDocument, sourcesOf, type ToPin } from './pinned-revisions.ts';
import { readPinned } from './read-pinned.ts';
import { readRevisions } from './read-revisions.ts';

/** What changes for readers and respondents in one document. */
export interface PlannedChanges {
  document: { kind: ContentKind; key: string };
  changes: SemanticChange[];
}

/** What publishing a document would do now. */
export interface PublicationPlan {
  documentId: string;
  revision: number;
  /** number of what is live; null when nothing is */
  livePublication: number | null;
  /** the framework and questions that it would freeze */
  sources: NamedRevision[];
  /** what it means for scores; null for a guide, or where problems keep the assessment from being frozen */
  classification: PublicationClass | null;
  /** compared with what is live: of the document itself, then of the framework and questions that it uses */
  changes: PlannedChanges[];
  problems: Problem[];
}

const liveParts = {
  publication: {
    select: {
      number: true,
      revision: true,
      sources: true,
      form: { select: { hash: true, structureHash: true } },
      scoringModel: { select: { hash: true } },
    },
  },
} as const;
type Live = Prisma.LivePublicationGetPayload<{ include: typeof liveParts }>;

/**
 * What publishing these documents together would do, without doing it. As many statements for any number of documents
 * and questions. Throws NotFound and InvalidInput.
 */
export async function planPublication(database: Database, items: readonly ToPin[]): Promise<PublicationPlan[]> {
  const documents = await readPinned(database, items);
  const problems = await findProblems(database, documents);
  const rows = await database.livePublication.findMany({
    where: { documentId: { in: documents.map(({ documentId }) => documentId) } },
    include: liveParts,
  });
  const live = new Map(rows.map((row) => [row.documentId, row]));
  const describe = await changesSince(database, documents, live);
  return documents.map((document): PublicationPlan => {
    const published = live.get(document.documentId)?.publication;
    const found = problems.get(document.documentId) ?? [];
    return {
      documentId: document.documentId,
      revision: document.revision,
      livePublication: published?.number ?? null,
      sources: sourcesOf(document),
      classification: classifyPinned(document, published, found),
      changes: describe(document),
      problems: found,
    };
  });
}

/** Describes documents, and what they are frozen from, as they would be against what is live. */
async function changesSince(
  database: Database,
  documents: readonly PinnedDocument[],
  live: ReadonlyMap<string, Live>,
): Promise<(document: PinnedDocument) => PlannedChanges[]> {
  const contentOf = await readRevisions(database, [...live.values()].flatMap(liveRevisions));
  const liveContent = (kind: ContentKind, documentId: string, owner: Live) => {
    const number = liveRevisions(owner).find((one) => one.documentId === documentId)?.number;
    const content = number === undefined ? undefined : contentOf(documentId, number);
    return content === undefined ? null : contentSchemas[kind].parse(content);
  };
  const before = documents.flatMap(({ kind, documentId }) => {
    const owner = live.get(documentId);
    return (owner && liveContent(kind, documentId, owner)) ?? [];
  });
  const names = await readRevisionNames(database, [...before, ...documents.map(({ content }) => content)]);
  return (document) => {
    const owner = live.get(document.documentId);
    const parts = [document, ...(owner?.publication.sources.length ? sourcesOf(document) : [])];
    return parts
      .map(({ kind, key, documentId }) => {
        const after = contentIn(document, kind, key);
        const revision = { kind, before: owner ? liveContent(kind, documentId, owner) : null, after, names };
        const changes = describeRevision(revision as Parameters<typeof describeRevision>[0]);
        return { document: { kind, key }, changes };
      })
      .filter(({ changes }) => changes.length > 0);
  };
}

const liveRevisions = ({ documentId, publication: { revision, sources } }: Live) => [
  { documentId, number: revision },
  ...sources.map((source) => ({ documentId: source.documentId, number: source.revision })),
];

function contentIn(document: PinnedDocument, kind: ContentKind, key: string): Content | undefined {
  if (document.kind === 'guide' || kind === 'assessment') return document.content;
  return kind === 'framework' ? document.framework?.content : document.questions.get(key)?.content;
}
