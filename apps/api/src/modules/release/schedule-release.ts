import { actorOf } from '../../auth/viewer.ts';
import { Prisma, type Release } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { findProblems } from '../publishing/find-problems.ts';
import { NeedsConfirmation, NotPublishable } from '../publishing/publishing.errors.ts';
import { readPinned } from '../publishing/read-pinned.ts';
import { jobKeyOf, lockRelease, removeSchedule } from './change-release.ts';
import { momentOf } from './moment-of.ts';
import { sourcesSchema } from './publish-release.ts';

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
  const { releaseId, timeZone, localTime, acceptWarnings } = scheduling;
  const moment = momentOf(scheduling);
  const act = beginAct(actorOf(viewerOf(context)));
  if (moment.getTime() <= act.at.getTime())
    throw new InvalidInput([{ path: ['localTime'], message: `${localTime} in ${timeZone} has passed.` }]);
  return context.database.$transaction(async (transaction) => {
    const release = await lockRelease(transaction, releaseId, ['open', 'scheduled']);
    await refuseProblems(transaction, releaseId, acceptWarnings);
    const payload = JSON.stringify({ releaseId });
    await transaction.$executeRaw`SELECT enqueue_job('publish-release', ${payload}::json, ${moment}, ${jobKeyOf(releaseId)})`;
    await recordAct(transaction, act, [
      {
        action: 'release.schedule',
        summary: `Release "${release.title}" for ${localTime} in ${timeZone}`,
        details: { release: releaseId, at: moment.toISOString() },
      },
    ]);
    return transaction.release.update({
      where: { id: releaseId },
      data: { state: 'scheduled', scheduledFor: moment, timeZone, failure: Prisma.DbNull },
    });
  });
}

/** Takes a schedule back; the release is open again. Throws NotFound and OutOfDate. */
export async function unscheduleRelease(context: StudioContext, releaseId: string): Promise<Release> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const release = await lockRelease(transaction, releaseId, ['scheduled']);
    await removeSchedule(transaction, releaseId);
    await recordAct(transaction, act, [{ action: 'release.unschedule', summary: `Release "${release.title}"` }]);
    return transaction.release.update({
      where: { id: releaseId },
      data: { state: 'open', scheduledFor: null, timeZone: null },
    });
  });
}

async function refuseProblems(
  transaction: Prisma.TransactionClient,
  releaseId: string,
  acceptWarnings: boolean,
): Promise<void> {
  const items = await transaction.releaseItem.findMany({ where: { releaseId } });
  if (items.length === 0)
    throw new InvalidInput([{ path: ['release'], message: 'The release holds nothing; put documents in first.' }]);
  const pinned = await readPinned(
    transaction,
    items.map(({ documentId, revision, sources }) => ({ documentId, revision, sources: sourcesSchema.parse(sources) })),
  );
  const problems = [...(await findProblems(transaction, pinned)).values()].flat();
  if (problems.some(({ severity }) => severity === 'error')) throw new NotPublishable(problems);
  if (problems.length > 0 && !acceptWarnings) throw new NeedsConfirmation(problems);
}
