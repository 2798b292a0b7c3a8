import { spawn } from 'node:child_process';
import { chown, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PostgresBinaries } from './binaries.ts';
import { DataDirectoryUnusable, EmbeddedPostgresFailed, EmbeddedPostgresUnavailable } from './errors.ts';
import type { ServerAccount } from './server-account.ts';
import { takeAlong } from './take-along.ts';

/** A new cluster with its WAL takes about 40 MB; below this a failure is put down to the disk. */
const ENOUGH_BYTES = 64 * 1024 * 1024;

type Initialisation = {
  binaries: PostgresBinaries;
  /** an empty folder that PostgreSQL's account owns */
  directory: string;
  account: ServerAccount | undefined;
  password: string;
  durable: boolean;
};

/**
 * Fills `directory` with a new cluster: UTF-8, the locale C.UTF-8 that PostgreSQL brings along (so the machine's locales
 * and their versions do not matter), checksums, and passwords asked of everyone.
 */
export async function initialiseCluster(init: Initialisation): Promise<void> {
  const passwordFile = path.join(init.directory, '..', `${path.basename(init.directory)}.password`);
  await writeFile(passwordFile, init.password, { mode: 0o600 });
  try {
    if (init.account) await chown(passwordFile, init.account.uid, init.account.gid);
    const { code, output } = await run(init, [
      `--pgdata=${init.directory}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
      ...(init.durable ? [] : ['--no-sync']),
    ]);
    if (code !== 0) throw await explainFailure(init.directory, output);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function run({ binaries, account }: Initialisation, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const identity = account ? { uid: account.uid, gid: account.gid } : {};
    const child = spawn(binaries.initdb, args, {
      ...identity,
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    takeAlong(child, 'SIGTERM');
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (cause) => reject(explainSpawnFailure(binaries.initdb, account, cause)));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** What a program that could not even be started means to the person who started us. */
export function explainSpawnFailure(program: string, account: ServerAccount | undefined, cause: Error): Error {
  const as = account ? ` as ${account.name}` : '';
  return new EmbeddedPostgresUnavailable(
    `${program} cannot be run${as} (${cause.message}). It needs a system with glibc that lets it be run; ` +
      'where that cannot be had, set DATABASE_URL.',
    { cause },
  );
}

async function explainFailure(directory: string, output: string): Promise<Error> {
  const shortage = await describeDiskShortage(directory);
  if (shortage) return new DataDirectoryUnusable(shortage);
  return new EmbeddedPostgresFailed(`The new database could not be initialised:\n${output.trim()}`);
}

/** Says so when the disk of `directory` is (almost) full; asks the disk rather than reading error texts. */
export async function describeDiskShortage(directory: string): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(directory);
  const freeBytes = bavail * bsize;
  if (freeBytes >= ENOUGH_BYTES) return undefined;
  return `The disk of ${directory} has ${Math.floor(freeBytes / 1024 / 1024)} MB left. Make room and start again.`;
}
