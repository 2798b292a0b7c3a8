import { contentHash } from '@yardstick/domain/publishing/content-hash.ts';
import { v7 } from 'uuid';
import type { Prisma } from '../../generated/prisma/client.ts';
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
 * Makes a publication and puts it live, unless the live one already says the same.
 * The caller's transaction makes it all or nothing; unique (document, number) lets one of two publishers through.
 */
export async function publishDocument(
  transaction: Transaction,
  freezing: Freezing,
): Promise<'published' | 'unchanged'> {
  const { act, documentId, content, locales } = freezing;
  const hash = contentHash({ content, locales });
  const live = await transaction.livePublication.findUnique({ where: { documentId }, include: { publication: true } });
  const isSame =
    live?.publication.contentHash === hash &&
    live.publication.formId === (freezing.form?.id ?? null) &&
    live.publication.scoringModelId === (freezing.scoringModel?.id ?? null);
  if (isSame) return 'unchanged';
  const latest = await transaction.publication.aggregate({ where: { documentId }, _max: { number: true } });
  const id = v7();
  await transaction.publication.create({
    data: {
      id,
      documentId,
      number: (latest._max.number ?? 0) + 1,
      revision: freezing.revision,
      content,
      contentHash: hash,
      locales,
      formId: freezing.form?.id ?? null,
      scoringModelId: freezing.scoringModel?.id ?? null,
      publishedAt: act.at,
      publishedBy: act.actor.name,
      actId: act.id,
    },
  });
  await transaction.publicationSource.createMany({
    data: Object.entries(freezing.pins ?? {}).map(([source, revision]) => ({
      publicationId: id,
      documentId: source,
      revision,
    })),
  });
  await transaction.livePublication.upsert({
    where: { documentId },
    create: { documentId, publicationId: id, firstPublishedAt: act.at },
    update: { publicationId: id },
  });
  return 'published';
}
