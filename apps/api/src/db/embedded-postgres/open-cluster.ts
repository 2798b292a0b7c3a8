import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.ts';
import { adoptDraft, type ClusterPlace, makeDraft } from './cluster-place.ts';
import {
  type ConnectionFile,
  findFreePort,
  isPortFree,
  makePassword,
  readConnectionFile,
  writeConnectionFile,
} from './connection-file.ts';
import { ClusterVersionMismatch, DataDirectoryUnusable, EmbeddedPostgresFailed } from './errors.ts';
import { describeDiskShortage, initialiseCluster } from './initialise-cluster.ts';
import { type Postmaster, type PostmasterStart, startPostmaster } from './postmaster.ts';

const START_ATTEMPTS = 3;

type Creation = { home: string; place: ClusterPlace; binaries: PostgresBinaries; durable: boolean };

/** Initialises in a folder beside and renames it, so that an interrupted first start is simply done again. */
export async function createCluster({ home, place, binaries, durable }: Creation): Promise<void> {
  const connection = { password: makePassword(), port: await findFreePort() };
  writeConnectionFile(home, connection);
  const directory = await makeDraft(place);
  try {
    await initialiseCluster({ binaries, directory, account: place.account, password: connection.password, durable });
    await adoptDraft(directory, home, place);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** @throws ClusterVersionMismatch before anything is touched */
export async function checkVersion(cluster: string, { major }: PostgresBinaries): Promise<void> {
  const found = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found !== major) throw new ClusterVersionMismatch({ cluster, found, expected: major });
}

export type StartedServer = { postmaster: Postmaster; connection: ConnectionFile };

/**
 * Keeps the port of the last start where it is free. Tries again because another program can take a port between our
 * look and PostgreSQL's, and because processes of a server that crashed need a moment to notice.
 */
export async function startOnFreePort(home: string, start: Omit<PostmasterStart, 'port'>): Promise<StartedServer> {
  for (let attempt = 1; ; attempt++) {
    let connection = readConnectionFile(home);
    if (!(await isPortFree(connection.port))) {
      connection = { ...connection, port: await findFreePort() };
      writeConnectionFile(home, connection);
    }
    try {
      return { connection, postmaster: await startPostmaster({ ...start, port: connection.port }) };
    } catch (error) {
      const shortage = await describeDiskShortage(start.cluster);
      if (shortage) throw new DataDirectoryUnusable(shortage, { cause: error });
      if (attempt === START_ATTEMPTS || !(error instanceof EmbeddedPostgresFailed)) throw error;
      await sleep(300);
    }
  }
}
