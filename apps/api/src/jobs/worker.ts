import type { Database } from '../db/client.ts';

/** What background work needs. */
export interface Worker {
  database: Database;
  /** of the database, for work that needs a connection of its own */
  connectionString: string;
  /** of the installation; signs webhooks */
  secret: string;
  /** whether webhooks may go to addresses of the local network */
  privateAddresses: boolean;
  /** where files are written that people download; all copies of the server share it */
  dataDir: string;
  /** aborted when the worker is to stop: what is long ends at its next safe place, and is taken up by the next worker */
  stopping?: AbortSignal;
}

/** What whoever starts a worker gives it besides the address of the database. */
export type WorkerServices = Omit<Worker, 'connectionString' | 'stopping'>;
