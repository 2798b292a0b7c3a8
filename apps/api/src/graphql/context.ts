import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../db/client.ts';

/** What every resolver gets for one request. */
export interface RequestContext {
  database: Database;
  /** makes attempt tokens from idempotency keys */
  secret: string;
  /** writes the id of the request beside what it logs */
  log: FastifyBaseLogger;
}
