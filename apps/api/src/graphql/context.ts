import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../db/client.ts';
import type { DeliveredContent } from '../modules/publishing/delivered-content.ts';

/** What every resolver of either schema gets for one request. */
export interface RequestContext {
  database: Database;
  /** makes attempt tokens from idempotency keys */
  secret: string;
  /** writes the id of the request beside what it logs */
  log: FastifyBaseLogger;
}

/** What every resolver of the delivery schema gets. */
export interface DeliveryContext extends RequestContext {
  /** what this request sees: what is published, or what a preview token shows */
  content: DeliveredContent;
}
