import { contentHash } from '@yardstick/domain/publishing/content-hash.ts';
import { v7 } from 'uuid';
import type { Prisma, Publication } from '../../generated/prisma/client.ts';
import type { Act } from '../audit/record-act.ts';
import type { Pins } from './pinned-revisions.ts';

export type Transaction = Prisma.TransactionClient;

interface Freezing {
  documentId: string;
  revision: number;
  content: Prisma.InputJsonObject;
  locales: string[];
  form?: { id: string };
  scoringModel?: { id: string };
  /** of an assessment: document id → revision of what it was frozen from */
  pins?: Pins;
  act: Act;
}

/**
 * Makes a publication and puts it live; null when the live one already says the same.
 * The caller's transaction makes it all or nothing; unique (document, number) lets one of two publishers through.
 */
export async function publishDocument(
  transaction: Transaction,
  { act, documentId, revision, content, locales, form, scoringModel, pins = {} }: Freezing,
): Promise<Publication | null> {
  const frozen = {
    documentId,
    revision,
    content,
    contentHash: contentHash({ content, locales }),
    locales,
    formId: form?.id ?? null,
    scoringModelId: scoringModel?.id ?? null,
  };
  const live = await transaction.livePublication.findUnique({ where: { documentId }, include: { publication: true } });
  const isSame =
    live?.publication.contentHash === frozen.contentHash &&
    live.publication.formId === frozen.formId &&
    live.publication.scoringModelId === frozen.scoringModelId;
  return isSame ? null : putLive(transaction, { act, frozen, pins });
}

type Frozen = Omit<
  Prisma.PublicationUncheckedCreateInput,
  'id' | 'number' | 'publishedAt' | 'publishedBy' | 'actId' | 'live' | 'sources'
>;

/** Gives what was frozen the next number and puts it live, in a document that the transaction has claimed. */
export async function putLive(
  transaction: Transaction,
  { act, frozen, pins }: { act: Act; frozen: Frozen; pins: Pins },
): Promise<Publication> {
  const { documentId } = frozen;
  const earlier = await transaction.publication.aggregate({
    where: { documentId },
    _max: { number: true },
    _min: { publishedAt: true },
  });
  const publication = await transaction.publication.create({
    data: {
      ...frozen,
      id: v7(),
      number: (earlier._max.number ?? 0) + 1,
      publishedAt: act.at,
      publishedBy: act.actor.name,
      actId: act.id,
    },
  });
  await transaction.publicationSource.createMany({
    data: Object.entries(pins).map(([source, revision]) => ({
      publicationId: publication.id,
      documentId: source,
      revision,
    })),
  });
  await transaction.livePublication.upsert({
    where: { documentId },
    // A document that comes back takes its old place in lists.
    create: { documentId, publicationId: publication.id, firstPublishedAt: earlier._min.publishedAt ?? act.at },
    update: { publicationId: publication.id },
  });
  return publication;
}
