import { execFileSync } from 'node:child_process';
import { joinEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { asOwner } from './as-owner.ts';

/** The process of the embedded PostgreSQL of a data folder: the parent of any of its backends. */
export async function postmasterPid(dataDir: string): Promise<number> {
  const { connectionString } = await joinEmbeddedPostgres({ dataDir });
  return asOwner(connectionString, async (sql) => {
    const { rows } = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(rows[0]?.pid)], { encoding: 'utf8' }));
  });
}
