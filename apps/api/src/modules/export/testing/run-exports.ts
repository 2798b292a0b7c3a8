import { createDatabase } from '../../../db/client.ts';
import { runAttemptExports } from '../run-attempt-exports.ts';

/** A worker of its own, which a test can kill: node run-exports.ts <connection string> <data folder>. */
const [connectionString = '', dataDir = ''] = process.argv.slice(2);
const database = createDatabase({ connectionString });
await runAttemptExports({ database, connectionString, dataDir });
await database.$disconnect();
