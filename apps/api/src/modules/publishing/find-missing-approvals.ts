import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import type { Database } from '../../db/client.ts';
import { type PinnedDocument, pinsOf } from './pinned-revisions.ts';

interface Revised {
  documentId: string;
  kind: 'guide' | 'framework' | 'question' | 'assessment';
  key: string;
  revision: number;
}

/** What is new in these documents and was approved by nobody, by the id of the document that would be published. */
export async function findMissingApprovals(
  database: Pick<Database, 'livePublication' | 'review' | 'document'>,
  documents: readonly PinnedDocument[],
): Promise<Map<string, Problem[]>> {
  const live = await database.livePublication.findMany({
    where: { documentId: { in: documents.map(({ documentId }) => documentId) } },
    include: { publication: { include: { sources: true } } },
  });
  const revisedIn = new Map(
    documents.map((document) => {
      const publication = live.find(({ documentId }) => documentId === document.documentId)?.publication;
      const known = new Map([
        ...(publication ? [[document.documentId, publication.revision] as const] : []),
        ...(publication?.sources ?? []).map(({ documentId, revision }) => [documentId, revision] as const),
      ]);
      return [document.documentId, partsOf(document).filter((part) => known.get(part.documentId) !== part.revision)];
    }),
  );
  const all = [...revisedIn.values()].flat();
  const approved = await database.review.findMany({
    where: { state: 'approved', OR: all.map(({ documentId, revision }) => ({ documentId, revision })) },
    select: { documentId: true, revision: true },
  });
  const isApproved = new Set(approved.map(({ documentId, revision }) => `${documentId} ${revision}`));
  return new Map(
    [...revisedIn].map(([id, parts]) => [
      id,
      parts.filter(({ documentId, revision }) => !isApproved.has(`${documentId} ${revision}`)).map(needsApproval),
    ]),
  );
}

function partsOf(document: PinnedDocument): Revised[] {
  const { documentId, kind, key, revision } = document;
  const own: Revised = { documentId, kind, key, revision };
  if (document.kind === 'guide') return [own];
  const pins = pinsOf(document);
  const framework = document.framework;
  return [
    own,
    ...(framework
      ? [
          {
            documentId: framework.documentId,
            kind: 'framework' as const,
            key: framework.content.slug,
            revision: framework.revision,
          },
        ]
      : []),
    ...[...document.questions].flatMap(([name, question]): Revised[] => {
      const pinned = pins[question.documentId];
      return pinned === undefined
        ? []
        : [{ documentId: question.documentId, kind: 'question', key: name, revision: pinned }];
    }),
  ];
}

function needsApproval({ kind, key, revision }: Revised): Problem {
  return {
    code: 'needs-approval',
    severity: 'error',
    document: { kind, key },
    path: [],
    message: `revision ${revision} was approved by nobody else`,
    mend: 'send it for review, and have somebody else approve it',
  };
}
