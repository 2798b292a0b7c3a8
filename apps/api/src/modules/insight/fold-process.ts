import { createDatabase } from '../../db/client.ts';
import { leaveParent, receiveGiven } from '../../jobs/parent-process.ts';
import { foldAttempts } from './fold-attempts.ts';

/** What the process is given. */
export interface FoldToRun {
  connectionString: string;
}

const { connectionString } = await receiveGiven<FoldToRun>();
const database = createDatabase({ connectionString, applicationName: 'yardstick-fold', poolSize: 3 });
try {
  await foldAttempts(database);
} finally {
  await database.$disconnect();
}
leaveParent();
