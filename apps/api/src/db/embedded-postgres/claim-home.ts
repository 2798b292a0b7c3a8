import { access, chmod, constants, mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { type ClusterPlace, locateCluster, prepareSharedPlace } from './cluster-place.ts';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import { DataDirectoryUnusable } from './errors.ts';

/** `<dataDir>/postgres`, held by this process: lock, address and password, log, and the cluster or the way to it. */
export type ClaimedHome = { home: string; place: ClusterPlace; release(): void };

/**
 * Takes hold of the database below `dataDir`, whether it exists yet or not.
 * @throws DataDirectoryInUse, DataDirectoryUnusable
 */
export async function claimHome(dataDir: string, sharedRoot: string): Promise<ClaimedHome> {
  const home = await openHome(dataDir);
  const locks: DirectoryLock[] = [lockDirectory(home)];
  const release = () => {
    for (const lock of locks) lock.release();
  };
  try {
    const place = await locateCluster(home, sharedRoot);
    const folder = path.dirname(place.cluster);
    if (folder !== home) {
      if (!place.exists) await prepareSharedPlace(home, place);
      // A copy of the data directory points to the same cluster, so that one is held too.
      locks.push(lockDirectory(folder));
    }
    return { home, place, release };
  } catch (error) {
    release();
    throw error;
  }
}

/** PostgreSQL's account must get through `home` to its cluster; what else lies there is closed to it. */
async function openHome(dataDir: string): Promise<string> {
  const home = path.join(dataDir, 'postgres');
  try {
    const created = await mkdir(home, { recursive: true });
    if (created) await chmod(home, 0o711);
    await access(home, constants.W_OK | constants.X_OK);
    return await realpath(home);
  } catch (cause) {
    throw new DataDirectoryUnusable(
      `${home} cannot be written (${cause instanceof Error ? cause.message : cause}). ` +
        'Choose another data directory with DATA_DIR, or give this user the right to write there.',
      { cause },
    );
  }
}
