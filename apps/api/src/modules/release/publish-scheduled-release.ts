import { z } from 'zod';
import { theSystem } from '../../auth/viewer.ts';
import type { Database } from '../../db/client.ts';
import type { Release } from '../../generated/prisma/client.ts';
import { ActionableError } from '../../graphql/errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { NotPublishable } from '../publishing/publishing.errors.ts';
import { publishLocked } from './publish-release.ts';

const payloadSchema = z.strictObject({ releaseId: z.uuid() });

/**
 * Publishes a release whose moment has come, once, however often and wherever this runs: the row's lock and state decide.
 * What stands against it by then opens the release again with the reason; the worker does not try again.
 */
export async function publishScheduledRelease({ database }: { database: Database }, payload: unknown): Promise<void> {
  const { releaseId } = payloadSchema.parse(payload);
  const act = beginAct(theSystem);
  try {
    await database.$transaction(
      async (transaction) => {
        await transaction.$queryRaw`SELECT id FROM release WHERE id = ${releaseId}::uuid FOR UPDATE`;
        const release = await transaction.release.findUnique({ where: { id: releaseId } });
        if (release && isDue(release, act.at)) await publishLocked(transaction, act, release, true);
      },
      { maxWait: 20_000, timeout: 60_000 },
    );
  } catch (error) {
    if (!(error instanceof ActionableError)) throw error;
    await reopen(database, releaseId, error);
  }
}

/** A schedule that was taken back or moved since is not due. */
function isDue({ state, scheduledFor }: Release, now: Date): boolean {
  return state === 'scheduled' && scheduledFor !== null && scheduledFor.getTime() <= now.getTime();
}

async function reopen(database: Database, releaseId: string, error: ActionableError): Promise<void> {
  const act = beginAct(theSystem);
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.release.updateMany({
      where: { id: releaseId, state: 'scheduled' },
      data: {
        state: 'open',
        failure: { message: error.message, problems: problemsOf(error), at: act.at.toISOString() },
      },
    });
    if (count === 0) return;
    const { title } = await transaction.release.findUniqueOrThrow({ where: { id: releaseId } });
    await recordAct(transaction, act, [
      {
        action: 'release.fail',
        summary: `Release "${title}" was not published: ${error.message}`,
        details: { release: releaseId },
      },
    ]);
  });
}

const problemsOf = (error: ActionableError) =>
  error instanceof NotPublishable ? JSON.parse(JSON.stringify(error.problems)) : [];
