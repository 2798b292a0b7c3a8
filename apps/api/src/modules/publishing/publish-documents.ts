import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import type { Prisma, Publication } from '../../generated/prisma/client.ts';
import { OutOfDate } from '../../graphql/studio-errors.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { readInstallation } from '../installation/read-installation.ts';
import { findProblems } from './find-problems.ts';
import { localesOf } from './locales-of.ts';
import { type PinnedDocument, type Pins, pinsOf, readPinned } from './pinned-revisions.ts';
import { publishAssessment } from './publish-assessment.ts';
import { publishDocument } from './publish-document.ts';
import { NeedsConfirmation, NotPublishable } from './publishing.errors.ts';

type Transaction = Prisma.TransactionClient;

/** One publication at a time: a number of our own for pg_advisory_xact_lock, beside those of imports and creations. */
const publishingLock = 7_316_200;

export interface ItemToPublish {
  documentId: string;
  revision: number;
  /** number of the publication that the caller saw as live; null for none */
  livePublication: number | null;
  /** of an assessment: the revisions that were checked; the newest when left out */
  sources?: Pins | undefined;
}

/** Waits for its turn among everything that publishes, rolls back or unpublishes. */
export async function claimPublishing(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${publishingLock})`;
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
  await refuseOutOfDate(transaction, items);
  const documents = await readPinned(transaction, items);
  const problems = [...(await findProblems(transaction, documents)).values()].flat();
  refuseProblems(problems, acceptWarnings);
  const { defaultLocale } = await readInstallation(transaction);
  for (const document of documents) await freeze(transaction, act, document, defaultLocale);
  const live = await transaction.livePublication.findMany({
    where: { documentId: { in: items.map(({ documentId }) => documentId) } },
    include: { publication: true },
  });
  return items.flatMap(({ documentId }) => live.find((row) => row.documentId === documentId)?.publication ?? []);
}

/** Throws OutOfDate when something else is live than the caller saw. */
export async function refuseOutOfDate(
  transaction: Transaction,
  items: readonly Pick<ItemToPublish, 'documentId' | 'livePublication'>[],
): Promise<void> {
  const live = await transaction.livePublication.findMany({
    where: { documentId: { in: items.map(({ documentId }) => documentId) } },
    include: { publication: true, document: true },
  });
  for (const { documentId, livePublication } of items) {
    const row = live.find((candidate) => candidate.documentId === documentId);
    const number = row?.publication.number ?? null;
    if (number === livePublication) continue;
    const now = row
      ? `publication ${number} of "${row.document.key}" is live, made by ${row.publication.publishedBy ?? 'Yardstick'}`
      : 'it is not published any more';
    throw new OutOfDate(`Somebody was faster: ${now}. Nothing was done; look at what is live now.`);
  }
}

function refuseProblems(problems: readonly Problem[], acceptWarnings: boolean): void {
  if (problems.some(({ severity }) => severity === 'error')) throw new NotPublishable(problems);
  if (problems.length > 0 && !acceptWarnings) throw new NeedsConfirmation(problems);
}

/** Freezes one document that has been checked. */
export async function freeze(
  transaction: Transaction,
  act: Act,
  document: PinnedDocument,
  defaultLocale: string,
): Promise<'published' | 'unchanged'> {
  const { documentId, revision, kind, key } = document;
  const outcome = await (document.kind === 'guide'
    ? publishDocument(transaction, {
        act,
        documentId,
        revision,
        content: document.content,
        locales: localesOf(document.content.body, defaultLocale),
      })
    : publishAssessment(transaction, {
        act,
        documentId,
        revision,
        sources: sourcesOf(document),
        pins: pinsOf(document),
        locales: localesOf(document.content.title, defaultLocale),
      }));
  if (outcome === 'published') {
    await recordAct(transaction, act, [
      {
        action: 'document.publish',
        summary: `Published revision ${revision}`,
        document: { id: documentId, kind, key },
        revisionAfter: revision,
      },
    ]);
  }
  return outcome;
}

function sourcesOf({ content, framework, questions }: Extract<PinnedDocument, { kind: 'assessment' }>) {
  if (!framework) throw new Error(`assessment ${content.slug} has no framework`);
  return {
    assessment: content,
    framework: framework.content,
    questions: new Map([...questions].map(([name, question]) => [name, question.content])),
  };
}
