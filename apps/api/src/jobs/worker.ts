import type { Database } from '../db/client.ts';

/** What background work needs. */
export interface Worker {
  database: Database;
  /** of the installation; signs webhooks */
  secret: string;
  /** whether webhooks may go to addresses of the local network */
  privateAddresses: boolean;
  /** where files are written that people download; all copies of the server share it */
  dataDir: string;
}
