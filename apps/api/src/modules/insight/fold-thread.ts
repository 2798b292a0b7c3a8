import { workerData } from 'node:worker_threads';
import { createDatabase } from '../../db/client.ts';
import { foldAttempts } from './fold-attempts.ts';

/** What the thread is started with. */
export interface FoldToRun {
  connectionString: string;
}

const { connectionString } = workerData as FoldToRun;
const database = createDatabase({ connectionString, applicationName: 'yardstick-fold', poolSize: 3 });
try {
  await foldAttempts(database);
} finally {
  await database.$disconnect();
}
