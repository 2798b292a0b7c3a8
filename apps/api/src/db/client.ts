import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { APPLICATION_ROLE } from './application-role.ts';
import { parseDatabaseUrl } from './connection-url.ts';

/** The rows of this installation, seen and changed with the rights of the application's role. */
export type Database = PrismaClient;

export type DatabaseOptions = {
  connectionString: string;
  /** connections that this process may hold at once; all copies together must stay below max_connections */
  poolSize?: number;
  /** after which the server gives up on a statement */
  statementTimeoutMs?: number;
  /** shown in pg_stat_activity */
  applicationName?: string;
};

/** Connects when first used; `$disconnect()` closes all connections. */
export function createDatabase(options: DatabaseOptions): Database {
  return new PrismaClient({
    adapter: new PrismaPg({
      ...sessionConfig(options),
      max: options.poolSize ?? 10,
      // Rather an error after a while than a queue that only grows.
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
    }),
  });
}

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
