import type pg from 'pg';
import { APPLICATION_ROLE } from './application-role.ts';
import { parseDatabaseUrl } from './connection-url.ts';

export type DatabaseOptions = {
  connectionString: string;
  /** connections that this process may hold at once; all copies together must stay below max_connections */
  poolSize?: number;
  /** after which the server gives up on a statement */
  statementTimeoutMs?: number;
  /** shown in pg_stat_activity */
  applicationName?: string;
};

/** For what Prisma does not offer (LISTEN, COPY, cursors): the same server with the same rights and limits. */
export function sessionConfig(options: DatabaseOptions): pg.ClientConfig {
  const { options: given, ...address } = parseDatabaseUrl(options.connectionString);
  const settings = {
    role: APPLICATION_ROLE,
    // adapter-pg reads every timestamp as if it were UTC and drops the offset that the server sends.
    timezone: 'UTC',
    default_transaction_isolation: 'read\\ committed',
    statement_timeout: String(options.statementTimeoutMs ?? 15_000),
    idle_in_transaction_session_timeout: '60000',
  };
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  return {
    ...address,
    application_name: options.applicationName ?? 'yardstick-api',
    keepAlive: true,
    options: [...(given ? [given] : []), ...ours].join(' '),
  };
}
