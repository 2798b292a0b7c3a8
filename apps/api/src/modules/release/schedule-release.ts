import { actorOf } from '../../auth/viewer.ts';
import { Prisma, type Release } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { refuseOutOfDate } from '../publishing/claim-publishing.ts';
import { findProblems } from '../publishing/find-problems.ts';
import { refuseProblems } from '../publishing/publish-documents.ts';
import { readPinned } from '../publishing/read-pinned.ts';
import { jobKeyOf, lockRelease, removeSchedule } from './change-release.ts';
import { momentOf } from './moment-of.ts';
import { readReleaseItems } from './read-release-items.ts';

interface Scheduling {
  releaseId: string;
  localTime: string;
  timeZone: string;
  acceptWarnings: boolean;
}

/**
 * Has the worker publish a release at a moment; again, to choose another. What stands against it is said now, and checked
 * again then. Throws NotFound, OutOfDate, InvalidInput, NotPublishable and NeedsConfirmation.
 */
export async function scheduleRelease(context: StudioContext, scheduling: Scheduling): Promise<Release> {
  const { releaseId, localTime, acceptWarnings } = scheduling;
  const zoned = momentOf(scheduling);
  const moment = new Date(zoned.epochMilliseconds);
  const act = beginAct(actorOf(viewerOf(context)));
  if (moment.getTime() <= act.at.getTime())
    throw new InvalidInput([{ path: ['localTime'], message: `${localTime} in ${zoned.timeZoneId} has passed.` }]);
  return context.database.$transaction(async (transaction) => {
    const release = await lockRelease(transaction, releaseId, ['open', 'scheduled']);
    await refuseUnready(transaction, releaseId, acceptWarnings);
    const payload = JSON.stringify({ releaseId });
    await transaction.$executeRaw`SELECT enqueue_job('publish-release', ${payload}::json, ${moment}, ${jobKeyOf(releaseId)})`;
    await recordAct(transaction, act, [
      {
        action: 'release.schedule',
        summary: `Release "${release.title}" for ${moment.toISOString()}`,
        details: { release: releaseId, at: moment.toISOString(), timeZone: zoned.timeZoneId },
      },
    ]);
    return transaction.release.update({
      where: { id: releaseId },
      data: { state: 'scheduled', scheduledFor: moment, timeZone: zoned.timeZoneId, failure: Prisma.DbNull },
    });
  });
}

/** Takes a schedule back; the release is open again. Throws NotFound and OutOfDate. */
export async function unscheduleRelease(context: StudioContext, releaseId: string): Promise<Release> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const release = await lockRelease(transaction, releaseId, ['scheduled']);
    await removeSchedule(transaction, releaseId);
    await recordAct(transaction, act, [
      { action: 'release.unschedule', summary: `Release "${release.title}"`, details: { release: releaseId } },
    ]);
    return transaction.release.update({
      where: { id: releaseId },
      data: { state: 'open', scheduledFor: null, timeZone: null },
    });
  });
}

async function refuseUnready(
  transaction: Prisma.TransactionClient,
  releaseId: string,
  acceptWarnings: boolean,
): Promise<void> {
  const { items, problems } = await readReleaseItems(transaction, releaseId);
  await refuseOutOfDate(transaction, items);
  const found = await findProblems(transaction, await readPinned(transaction, items));
  refuseProblems([...problems, ...[...found.values()].flat()], acceptWarnings);
}
