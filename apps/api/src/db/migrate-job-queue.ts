import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { parseDatabaseUrl } from './connection-url.ts';

/** Brings the tables of the job queue (schema `graphile_worker`) up to date; processes that start at once may all do it. */
export async function migrateJobQueue(connectionString: string): Promise<void> {
  const pool = new pg.Pool({ ...parseDatabaseUrl(connectionString), application_name: 'yardstick-migrate', max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  } finally {
    await pool.end();
  }
}
