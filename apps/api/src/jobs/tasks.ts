import { refreshAnalystViews } from '../modules/analyst-view/refresh-analyst-views.ts';
import { purgeExpiredAttempts } from '../modules/attempt/purge-expired-attempts.ts';
import { purgeAttemptExports } from '../modules/export/purge-attempt-exports.ts';
import { runAttemptExports } from '../modules/export/run-attempt-exports.ts';
import { foldInBackground } from '../modules/insight/fold-in-background.ts';
import { noteUncounted } from '../modules/insight/note-uncounted.ts';
import { publishScheduledRelease } from '../modules/release/publish-scheduled-release.ts';
import { rescoreAttempts } from '../modules/rescoring/rescore-attempts.ts';
import { resumeRescorings } from '../modules/rescoring/resume-rescorings.ts';
import { purgeComparisons } from '../modules/scoring-comparison/purge-comparisons.ts';
import { runComparison } from '../modules/scoring-comparison/run-comparison.ts';
import { deliverWebhook } from '../modules/webhook/deliver-webhook.ts';
import { purgeDeliveries } from '../modules/webhook/purge-deliveries.ts';
import type { Worker } from './worker.ts';

/** All background work by the name under which it is queued. Each checks its payload, and may run twice. */
export const tasks: Readonly<Record<string, (worker: Worker, payload: unknown) => Promise<void>>> = {
  'publish-release': publishScheduledRelease,
  'deliver-webhook': deliverWebhook,
  'fold-attempts': foldInBackground,
  'note-uncounted': ({ database }) => noteUncounted(database),
  'purge-expired-attempts': ({ database }) => purgeExpiredAttempts(database, new Date()),
  'refresh-analyst-views': async ({ database }) => {
    await refreshAnalystViews(database, new Date());
  },
  'export-attempts': runAttemptExports,
  'purge-attempt-exports': (worker) => purgeAttemptExports(worker, new Date()),
  'compare-scorings': runComparison,
  'purge-comparisons': ({ database }) => purgeComparisons(database, new Date()),
  'rescore-attempts': rescoreAttempts,
  'resume-rescorings': ({ database }) => resumeRescorings(database, new Date()),
  'purge-deliveries': ({ database }) => purgeDeliveries(database, new Date()),
};

/** What is done by itself, in the format of crontab(5), in UTC; a night that was missed is made up for. */
export const schedule = `
* * * * * fold-attempts
* * * * * refresh-analyst-views
* * * * * export-attempts
* * * * * resume-rescorings
7 * * * * purge-attempt-exports
17 3 * * * purge-expired-attempts ?fill=1d
37 3 * * * purge-comparisons ?fill=1d
47 3 * * * purge-deliveries ?fill=1d
`;
