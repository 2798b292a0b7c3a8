import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeDraft } from '../embedded-postgres/cluster-place.ts';
import { findFreePort } from '../embedded-postgres/connection-file.ts';
import { startPostmaster } from '../embedded-postgres/postmaster.ts';
import { chooseServerAccount } from '../embedded-postgres/server-account.ts';

const PASSWORD = 'of-the-administrator';
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** The folders of the PostgreSQL servers that Debian's packages installed on this machine; often none. */
export function findSystemServers(): { major: string; bin: string }[] {
  if (!existsSync(DEBIAN_FOLDER)) return [];
  const servers = readdirSync(DEBIAN_FOLDER).map((major) => ({ major, bin: path.join(DEBIAN_FOLDER, major, 'bin') }));
  return servers.filter(({ bin }) => existsSync(path.join(bin, 'initdb')));
}

export type SystemServer = { superuserUrl: string; port: number; discard(): Promise<void> };

/** A throw-away server of another version than the embedded one, with a superuser `admin`. */
export async function startSystemPostgres(bin: string): Promise<SystemServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'yardstick-system-postgres-'));
  await chmod(folder, 0o711);
  const account = chooseServerAccount();
  const cluster = await makeDraft({ cluster: path.join(folder, 'cluster'), exists: false, account });
  const passwordFile = path.join(folder, 'password');
  await writeFile(passwordFile, PASSWORD);
  execFileSync(
    path.join(bin, 'initdb'),
    [
      '-D',
      cluster,
      '-U',
      'admin',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...(account ? { uid: account.uid, gid: account.gid } : {}), cwd: '/', stdio: 'pipe' },
  );
  const port = await findFreePort();
  const postmaster = await startPostmaster({
    binaries: { postgres: path.join(bin, 'postgres') },
    cluster,
    account,
    port,
    durable: false,
    logFile: path.join(folder, 'log'),
    stalePid: undefined,
  });
  return {
    superuserUrl: `postgresql://admin:${PASSWORD}@127.0.0.1:${port}/postgres`,
    port,
    discard: async () => {
      await postmaster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
