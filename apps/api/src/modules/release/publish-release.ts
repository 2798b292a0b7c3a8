import { actorOf } from '../../auth/viewer.ts';
import { Prisma, type Release } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { type Act, beginAct, recordAct } from '../audit/record-act.ts';
import { publishingTransaction } from '../publishing/claim-publishing.ts';
import { publishDocuments, refuseProblems } from '../publishing/publish-documents.ts';
import { lockRelease, removeSchedule } from './change-release.ts';
import { readReleaseItems } from './read-release-items.ts';

/**
 * Publishes everything that a release holds, all or none, now. Throws NotFound, OutOfDate, InvalidInput, NotPublishable
 * and NeedsConfirmation.
 */
export async function publishRelease(
  context: StudioContext,
  { releaseId, acceptWarnings }: { releaseId: string; acceptWarnings: boolean },
): Promise<Release> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const [release] = await transaction.release.updateManyAndReturn({
      where: { id: releaseId, state: { in: ['open', 'scheduled'] } },
      data: { state: 'published', publishedAt: act.at, scheduledFor: null, timeZone: null, failure: Prisma.DbNull },
    });
    // Says that there is none, or which state it is in.
    if (!release) return lockRelease(transaction, releaseId, []);
    await publishItems(transaction, act, { release, acceptWarnings });
    await removeSchedule(transaction, releaseId);
    return release;
  }, publishingTransaction);
}

/** Publishes what a release holds, which the transaction has claimed by changing its state. */
export async function publishItems(
  transaction: Prisma.TransactionClient,
  act: Act,
  { release: { id, title }, acceptWarnings }: { release: Pick<Release, 'id' | 'title'>; acceptWarnings: boolean },
): Promise<void> {
  const { items, problems } = await readReleaseItems(transaction, id);
  refuseProblems(problems, acceptWarnings);
  await publishDocuments(transaction, act, { acceptWarnings, items });
  await recordAct(transaction, act, [
    { action: 'release.publish', summary: `Release "${title}"`, details: { release: id } },
  ]);
}
