import { z } from 'zod';
import { actorOf } from '../../auth/viewer.ts';
import { Prisma, type Release } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { type Act, beginAct, recordAct } from '../audit/record-act.ts';
import { publishDocuments } from '../publishing/publish-documents.ts';
import { lockRelease, removeSchedule } from './change-release.ts';

export const sourcesSchema = z.record(z.string(), z.int());

/**
 * Publishes everything that a release holds, all or none, now. Throws NotFound, OutOfDate, InvalidInput, NotPublishable
 * and NeedsConfirmation.
 */
export async function publishRelease(
  context: StudioContext,
  { releaseId, acceptWarnings }: { releaseId: string; acceptWarnings: boolean },
): Promise<Release> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(
    async (transaction) => {
      const release = await lockRelease(transaction, releaseId, ['open', 'scheduled']);
      return publishLocked(transaction, act, release, acceptWarnings);
    },
    { maxWait: 20_000, timeout: 60_000 },
  );
}

/** Publishes a release that the transaction holds the lock of. */
export async function publishLocked(
  transaction: Prisma.TransactionClient,
  act: Act,
  release: Release,
  acceptWarnings: boolean,
): Promise<Release> {
  const { id: releaseId, title } = release;
  const items = await transaction.releaseItem.findMany({ where: { releaseId }, orderBy: { documentId: 'asc' } });
  if (items.length === 0)
    throw new InvalidInput([{ path: ['release'], message: 'The release holds nothing; put documents in first.' }]);
  await publishDocuments(transaction, act, {
    acceptWarnings,
    items: items.map(({ documentId, revision, livePublication, sources }) => ({
      documentId,
      revision,
      livePublication,
      sources: sourcesSchema.parse(sources),
    })),
  });
  await removeSchedule(transaction, releaseId);
  await recordAct(transaction, act, [
    { action: 'release.publish', summary: `Release "${title}"`, details: { release: releaseId } },
  ]);
  return transaction.release.update({
    where: { id: releaseId },
    data: { state: 'published', publishedAt: act.at, failure: Prisma.DbNull },
  });
}
