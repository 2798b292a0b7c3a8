import pg from 'pg';
import { createDatabase } from '../../db/client.ts';
import { sessionConfig } from '../../db/session-config.ts';
import { leaveParent, receiveGiven } from '../../jobs/parent-process.ts';
import { foldAttempts } from './fold-attempts.ts';

/** What the process is given. */
export interface FoldToRun {
  connectionString: string;
}

const { connectionString } = await receiveGiven<FoldToRun>();
const connecting = { connectionString, applicationName: 'yardstick-fold' };
const database = createDatabase({ ...connecting, poolSize: 3 });
const sql = new pg.Client(sessionConfig(connecting));
await sql.connect();
try {
  // The next minute's job comes while a large import is counted: two processes would take twice the memory and no less time.
  const { rows } = await sql.query("SELECT pg_try_advisory_lock(hashtextextended('insight process', 0)) AS is_ours");
  if (rows[0].is_ours) await foldAttempts(database);
} finally {
  await Promise.all([database.$disconnect(), sql.end()]);
}
leaveParent();
