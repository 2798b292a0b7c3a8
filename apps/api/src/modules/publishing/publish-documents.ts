import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import type { Prisma, Publication } from '../../generated/prisma/client.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { readInstallation } from '../installation/read-installation.ts';
import { announcePublication } from './announce-publication.ts';
import { claimDocuments, claimPublishing, refuseOutOfDate, type Seen } from './claim-publishing.ts';
import { findProblems } from './find-problems.ts';
import { localesOf } from './locales-of.ts';
import { assessmentSources, type PinnedDocument, type Pins, pinsOf, sourcesOf } from './pinned-revisions.ts';
import { publishAssessment } from './publish-assessment.ts';
import { publishDocument } from './publish-document.ts';
import { NeedsConfirmation, NotPublishable } from './publishing.errors.ts';
import { readPinned } from './read-pinned.ts';

type Transaction = Prisma.TransactionClient;

export interface ItemToPublish extends Seen {
  revision: number;
  /** of an assessment: the revisions that were checked; the newest when left out */
  sources?: Pins | undefined;
}

/**
 * Publishes guides and assessments in the caller's transaction, all or none: claims first, then checks exactly what it
 * will freeze, then freezes. Throws NotFound, InvalidInput, OutOfDate, NotPublishable and NeedsConfirmation.
 */
export async function publishDocuments(
  transaction: Transaction,
  act: Act,
  { items, acceptWarnings }: { items: readonly ItemToPublish[]; acceptWarnings: boolean },
): Promise<Publication[]> {
  await claimPublishing(transaction);
  // What has to be claimed is known from the assessments; what counts is what is read once it is claimed.
  const unclaimed = await readPinned(transaction, items);
  await claimDocuments(transaction, [
    ...new Set(unclaimed.flatMap((document) => [document, ...sourcesOf(document)]).map((part) => part.documentId)),
  ]);
  await refuseOutOfDate(transaction, items);
  const documents = await readPinned(transaction, items);
  refuseProblems([...(await findProblems(transaction, documents)).values()].flat(), acceptWarnings);
  const { defaultLocale } = await readInstallation(transaction);
  for (const document of documents) await freeze(transaction, act, document, defaultLocale);
  const live = await transaction.livePublication.findMany({
    where: { documentId: { in: items.map(({ documentId }) => documentId) } },
    include: { publication: true },
  });
  return items.flatMap(({ documentId }) => live.find((row) => row.documentId === documentId)?.publication ?? []);
}

/** Throws NotPublishable for errors, and NeedsConfirmation for warnings that nobody accepted. */
export function refuseProblems(problems: readonly Problem[], acceptWarnings: boolean): void {
  if (problems.some(({ severity }) => severity === 'error')) throw new NotPublishable(problems);
  if (problems.length > 0 && !acceptWarnings) throw new NeedsConfirmation(problems);
}

/** Freezes one document that has been claimed and checked; null when what is live says the same. */
export async function freeze(
  transaction: Transaction,
  act: Act,
  document: PinnedDocument,
  defaultLocale: string,
): Promise<Publication | null> {
  const { documentId: id, revision, kind, key } = document;
  const publication = await freezeContent(transaction, act, document, defaultLocale);
  if (!publication) return null;
  const summary = `Published revision ${revision}`;
  await recordAct(transaction, act, [
    { action: 'document.publish', summary, document: { id, kind, key }, revisionAfter: revision },
  ]);
  await announcePublication(transaction, document, publication);
  return publication;
}

function freezeContent(transaction: Transaction, act: Act, document: PinnedDocument, defaultLocale: string) {
  const { documentId, revision } = document;
  if (document.kind === 'guide') {
    const { content } = document;
    const locales = localesOf(content.body, defaultLocale);
    return publishDocument(transaction, { act, documentId, revision, content, locales });
  }
  const sources = assessmentSources(document);
  if (!sources) throw new Error(`assessment ${document.key} has no framework`);
  const locales = localesOf(document.content.title, defaultLocale);
  return publishAssessment(transaction, { act, documentId, revision, sources, pins: pinsOf(document), locales });
}
