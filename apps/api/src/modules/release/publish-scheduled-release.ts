import { z } from 'zod';
import { theSystem } from '../../auth/viewer.ts';
import type { Database } from '../../db/client.ts';
import { ActionableError } from '../../graphql/errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { publishingTransaction } from '../publishing/claim-publishing.ts';
import { NotPublishable } from '../publishing/publishing.errors.ts';
import { publishItems } from './publish-release.ts';
import type { ReleaseFailure } from './release-failure.ts';

const payloadSchema = z.strictObject({ releaseId: z.uuid() });

/**
 * Publishes a release whose moment has come, once, however often and wherever this runs: changing its state claims it.
 * What stands against it by then opens it again with the reason; anything else is thrown, for the worker to try again.
 */
export async function publishScheduledRelease({ database }: { database: Database }, payload: unknown): Promise<void> {
  const { releaseId } = payloadSchema.parse(payload);
  const act = beginAct(theSystem);
  try {
    await database.$transaction(async (transaction) => {
      // The queue goes by the clock of the database, so this does too. A schedule taken back or moved since is not due.
      const [release] = await transaction.$queryRaw<{ title: string }[]>`
        UPDATE release SET state = 'published', published_at = ${act.at}, failure = NULL
        WHERE id = ${releaseId}::uuid AND state = 'scheduled' AND scheduled_for <= now() RETURNING title`;
      if (!release) return;
      await publishItems(transaction, act, { release: { id: releaseId, title: release.title }, acceptWarnings: true });
    }, publishingTransaction);
  } catch (error) {
    if (!(error instanceof ActionableError)) throw error;
    await reopen(database, releaseId, error);
  }
}

async function reopen(database: Database, releaseId: string, error: ActionableError): Promise<void> {
  const act = beginAct(theSystem);
  const failure: ReleaseFailure = {
    at: act.at.toISOString(),
    message: error.message,
    problems: error instanceof NotPublishable ? [...error.problems] : [],
  };
  await database.$transaction(async (transaction) => {
    const [release] = await transaction.$queryRaw<{ title: string }[]>`
      UPDATE release SET state = 'open', scheduled_for = NULL, time_zone = NULL, failure = ${JSON.stringify(failure)}::jsonb
      WHERE id = ${releaseId}::uuid AND state = 'scheduled' AND scheduled_for <= now() RETURNING title`;
    if (!release) return;
    const summary = `Release "${release.title}" was not published: ${error.message}`;
    await recordAct(transaction, act, [{ action: 'release.fail', summary, details: { release: releaseId } }]);
  });
}
