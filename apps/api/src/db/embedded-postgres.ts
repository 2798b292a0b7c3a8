import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findInstalledBinaries, makeBinariesReachable } from './embedded-postgres/binaries.ts';
import { claimHome } from './embedded-postgres/claim-home.ts';
import { connectionUrl, readConnectionFile } from './embedded-postgres/connection-file.ts';
import { stopLeftoverPostmaster } from './embedded-postgres/leftover-postmaster.ts';
import { checkVersion, createCluster, startOnFreePort } from './embedded-postgres/open-cluster.ts';
import type { Postmaster } from './embedded-postgres/postmaster.ts';
import { provisionDatabase } from './embedded-postgres/provision.ts';

/** The part of pino that we use. */
export type Log = { info(details: object, message: string): void };

export type EmbeddedPostgres = {
  /** of the role `yardstick`, owner of the database `yardstick`; holds a password */
  connectionString: string;
  /** where the data really is */
  cluster: string;
  /** resolves with a description when PostgreSQL ends, whether through stop() or by itself */
  ended: Promise<string>;
  /** a clean shutdown; call it when no more queries are under way. Can be called twice. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  dataDir: string;
  logger?: Log | undefined;
  /** false: nothing survives a crash, everything is faster; for tests */
  durable?: boolean;
  /** for binaries and data that PostgreSQL's account could not reach otherwise; used by root only */
  sharedRoot?: string;
};

const DEFAULT_SHARED_ROOT = '/var/lib/yardstick';
const JOIN_PATIENCE_MS = 15_000;

/**
 * Starts the PostgreSQL that npm brought, on `<dataDir>/postgres`, making a new database there where there is none.
 * The first process holds the data directory. When it is killed with SIGKILL, PostgreSQL goes on (its data is safe) until
 * the next start on the same directory stops it and starts its own.
 * @throws DatabaseProblem: in use, unusable, of another version, unavailable on this machine, failed
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, logger, durable = true, sharedRoot = DEFAULT_SHARED_ROOT } = options;
  const installed = findInstalledBinaries();
  const { home, place, release } = await claimHome(dataDir, sharedRoot);
  let postmaster: Postmaster | undefined;
  try {
    const { cluster, account } = place;
    const binaries = account ? await makeBinariesReachable(installed, account, sharedRoot) : installed;
    if (place.exists) {
      await checkVersion(cluster, binaries);
    } else {
      logger?.info({ cluster, account: account?.name }, 'setting up the database');
      await createCluster({ home, place, binaries, durable });
    }
    const { stalePid } = await stopLeftoverPostmaster(cluster);
    const logFile = path.join(home, 'postgres.log');
    const started = await startOnFreePort(home, { binaries, cluster, account, durable, logFile, stalePid });
    postmaster = started.postmaster;
    await provisionDatabase(started.connection);
    const { ended, stop } = postmaster;
    ended.then(release);
    return { connectionString: connectionUrl(started.connection), cluster, ended, stop };
  } catch (error) {
    await postmaster?.stop();
    release();
    throw error;
  }
}

/** The address of the server that another process runs on `dataDir`; waits while that one is still starting. */
export async function joinEmbeddedPostgres({ dataDir }: { dataDir: string }): Promise<{ connectionString: string }> {
  const deadline = performance.now() + JOIN_PATIENCE_MS;
  for (;;) {
    try {
      const connectionString = connectionUrl(readConnectionFile(path.join(dataDir, 'postgres')));
      const client = new pg.Client({ connectionString });
      client.on('error', () => undefined);
      await client.connect();
      await client.end();
      return { connectionString };
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

/** Removes the database of `dataDir` for good, its server first where one was left behind. */
export async function discardEmbeddedPostgres(options: { dataDir: string; sharedRoot?: string }): Promise<void> {
  const { home, place, release } = await claimHome(options.dataDir, options.sharedRoot ?? DEFAULT_SHARED_ROOT);
  try {
    if (place.exists) await stopLeftoverPostmaster(place.cluster);
    const folder = path.dirname(place.cluster);
    if (folder !== home) await rm(folder, { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  } finally {
    release();
  }
}
