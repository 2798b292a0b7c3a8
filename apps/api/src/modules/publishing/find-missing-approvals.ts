import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import type { Database } from '../../db/client.ts';
import { type NamedRevision, type PinnedDocument, sourcesOf } from './pinned-revisions.ts';

type Reader = Pick<Database, 'livePublication' | 'review' | 'revision'>;

/**
 * What is new in these documents and was approved by nobody but its author, by the id of the document that would be
 * published. New is whatever the live publication does not pin at the same revision.
 */
export async function findMissingApprovals(
  database: Reader,
  documents: readonly PinnedDocument[],
): Promise<Map<string, Problem[]>> {
  const live = await database.livePublication.findMany({
    where: { documentId: { in: documents.map(({ documentId }) => documentId) } },
    select: { documentId: true, publication: { select: { revision: true, sources: true } } },
  });
  const revisedIn = new Map(
    documents.map((document) => {
      const publication = live.find(({ documentId }) => documentId === document.documentId)?.publication;
      const known = new Map(publication?.sources.map(({ documentId, revision }) => [documentId, revision]));
      if (publication) known.set(document.documentId, publication.revision);
      const parts: NamedRevision[] = [document, ...sourcesOf(document)];
      return [document.documentId, parts.filter((part) => known.get(part.documentId) !== part.revision)];
    }),
  );
  const isApproved = await approvedByOthers(database, [...revisedIn.values()].flat());
  return new Map(
    [...revisedIn].map(([id, parts]) => [id, parts.filter((part) => !isApproved(part)).map(needsApproval)]),
  );
}

async function approvedByOthers(database: Reader, parts: readonly NamedRevision[]) {
  const nameOf = (documentId: string, revision: number) => `${documentId} ${revision}`;
  const revisions = await database.revision.findMany({
    where: { OR: parts.map(({ documentId, revision }) => ({ documentId, number: revision })) },
    select: { documentId: true, number: true, authorId: true },
  });
  const authorOf = new Map(revisions.map((row) => [nameOf(row.documentId, row.number), row.authorId]));
  const reviews = await database.review.findMany({
    where: { state: 'approved', OR: parts.map(({ documentId, revision }) => ({ documentId, revision })) },
    select: { documentId: true, revision: true, decidedById: true },
  });
  const approved = new Set(
    reviews
      .map((review) => ({ ...review, name: nameOf(review.documentId, review.revision) }))
      .filter(({ name, decidedById }) => decidedById !== null && decidedById !== authorOf.get(name))
      .map(({ name }) => name),
  );
  return ({ documentId, revision }: NamedRevision) => approved.has(nameOf(documentId, revision));
}

function needsApproval({ kind, key, revision }: NamedRevision): Problem {
  return {
    code: 'needs-approval',
    severity: 'error',
    document: { kind, key },
    path: [],
    message: `revision ${revision} was approved by nobody but its author`,
    mend: 'send it for review, and have somebody else approve it',
  };
}
