import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DataDirectoryUnusable } from './errors.ts';
import { chooseServerAccount, findBarrier, isRoot, ownerOf, type ServerAccount } from './server-account.ts';

const DRAFT_PREFIX = 'initialising-';

/** Where a cluster is, or will be once it is initialised. */
export type ClusterPlace = {
  /** PGDATA, free of symbolic links */
  cluster: string;
  exists: boolean;
  /** whom PostgreSQL runs as; undefined: as we do */
  account: ServerAccount | undefined;
};

/**
 * `<home>/cluster` holds the database. Started as root, PostgreSQL runs as another user; where that user cannot enter
 * `home` (a clone below /root), `<home>/cluster` is a link into `sharedRoot`, which survives a reboot as a temporary
 * folder would not. The name there is random, not a hash of the path: so a moved clone finds its data again, and a
 * data directory that was thrown away does not come back with a new clone at the old path.
 * @throws DataDirectoryUnusable
 */
export async function locateCluster(home: string, sharedRoot: string): Promise<ClusterPlace> {
  const entry = path.join(home, 'cluster');
  if (lstatSync(entry, { throwIfNoEntry: false })) return locateExisting(entry);

  const account = chooseServerAccount();
  const inHome = { cluster: path.join(await realpath(home), 'cluster'), exists: false, account };
  if (!account || !findBarrier(home, account)) return inHome;

  const folder = path.join(sharedRoot, `cluster-${randomBytes(6).toString('hex')}`);
  return { cluster: path.join(folder, 'cluster'), exists: false, account };
}

async function locateExisting(entry: string): Promise<ClusterPlace> {
  const cluster = await realpath(entry).catch((cause) => {
    throw new DataDirectoryUnusable(
      `${entry} points to a folder that is gone. Bring it back, or remove the link to begin with an empty database.`,
      { cause },
    );
  });
  const owner = ownerOf(cluster);
  if (!isRoot()) {
    if (owner.uid === process.getuid?.()) return { cluster, exists: true, account: undefined };
    throw new DataDirectoryUnusable(
      `${cluster} belongs to ${owner.name}. Start as that user, as root, or give the data directory a new owner: ` +
        `chown -R $(id -u) ${path.dirname(cluster)}`,
    );
  }
  const barrier = findBarrier(path.dirname(cluster), owner);
  if (!barrier) return { cluster, exists: true, account: owner };
  throw new DataDirectoryUnusable(
    `PostgreSQL runs as ${owner.name}, who cannot enter ${barrier} any more. Mend it: chmod o+x ${barrier}`,
  );
}

/** Makes the folder in which a cluster elsewhere than in `home` will lie, with a note for whoever finds it. */
export async function prepareSharedPlace(home: string, place: ClusterPlace): Promise<void> {
  const folder = path.dirname(place.cluster);
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o755 });
  await chmod(path.dirname(folder), 0o755);
  await mkdir(folder, { mode: 0o711 });
  await chmod(folder, 0o711);
  await writeFile(
    path.join(folder, 'README.txt'),
    `The database of ${home}.\nIt lies here because PostgreSQL does not run as root and its user cannot enter that folder.\n` +
      `Once ${home} is gone for good, this folder can be removed.\n`,
  );
}

/** Makes an initialised draft the cluster of `home`, in steps of which each can be the last before a power cut. */
export async function adoptDraft(draft: string, home: string, place: ClusterPlace): Promise<void> {
  await rename(draft, place.cluster);
  const entry = path.join(home, 'cluster');
  if (!existsSync(entry)) await symlink(place.cluster, entry);
}

/**
 * An empty folder beside the cluster-to-be that PostgreSQL's account owns. Its name is new each time: the initdb of a
 * killed start may still be writing into the last one.
 */
export async function makeDraft(place: ClusterPlace): Promise<string> {
  const folder = path.dirname(place.cluster);
  const abandoned = (await readdir(folder)).filter((name) => name.startsWith(DRAFT_PREFIX));
  for (const name of abandoned) {
    await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
  const draft = await mkdtemp(path.join(folder, DRAFT_PREFIX));
  if (place.account) await chown(draft, place.account.uid, place.account.gid);
  return draft;
}
