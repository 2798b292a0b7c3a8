import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { type DatabaseOptions, sessionConfig } from './session-config.ts';

/** The rows of this installation, seen and changed with the rights of the application's role. */
export type Database = PrismaClient;

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
