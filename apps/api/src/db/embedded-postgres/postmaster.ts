import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.ts';
import { giveToOwnerOf } from './directory-lock.ts';
import { EmbeddedPostgresFailed } from './errors.ts';
import { explainSpawnFailure } from './initialise-cluster.ts';
import { readPidFile } from './pid-file.ts';
import type { ServerAccount } from './server-account.ts';
import { takeAlong } from './take-along.ts';

const STOP_PATIENCE_MS = 30_000;

export type Postmaster = {
  pid: number;
  /** resolves with a description when the server ends, for whatever reason */
  ended: Promise<string>;
  /** disconnects everyone, writes everything down and ends; resolves when it is gone */
  stop(): Promise<void>;
};

export type PostmasterStart = {
  binaries: Pick<PostgresBinaries, 'postgres'>;
  cluster: string;
  account: ServerAccount | undefined;
  port: number;
  durable: boolean;
  logFile: string;
  /** a process id in the pid file that is known not to be a PostgreSQL of this cluster */
  stalePid: number | undefined;
};

/**
 * Runs PostgreSQL in a session of its own, so that Ctrl-C in a terminal reaches us alone and we stop it last.
 * Resolves when it is ready; recovery after a crash may take its time.
 * @throws EmbeddedPostgresFailed when it ends before that
 */
export async function startPostmaster(start: PostmasterStart): Promise<Postmaster> {
  const child = spawnServer(start);
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', (cause) => reject(explainSpawnFailure(start.binaries.postgres, start.account, cause)));
    child.on('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
  takeAlong(child, 'SIGINT');

  const end = await Promise.race([ended, untilReady(start.cluster, child)]);
  if (end !== undefined || child.pid === undefined) {
    throw new EmbeddedPostgresFailed(`PostgreSQL ${end}. The end of ${start.logFile}:\n${readTail(start.logFile)}`);
  }
  return { pid: child.pid, ended, stop: () => stopServer(child, ended) };
}

function spawnServer({ binaries, cluster, account, port, durable, logFile, stalePid }: PostmasterStart): ChildProcess {
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.previous`);
  const log = openSync(logFile, 'w', 0o600);
  const settings = { ...SETTINGS, ...(durable ? {} : THROW_AWAY_SETTINGS), port: String(port) };
  const child = spawn(
    binaries.postgres,
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
      cwd: '/',
      // PostgreSQL does not take this process for another server; pg_ctl passes it for the same reason.
      env: { LC_ALL: 'C', TZ: 'UTC', ...(stalePid ? { PG_GRANDPARENT_PID: String(stalePid) } : {}) },
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  giveToOwnerOf(path.dirname(logFile), [path.basename(logFile)]);
  child.unref();
  return child;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log tells what happened, never what respondents wrote: no statements, no values of refused rows.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

const THROW_AWAY_SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

async function untilReady(cluster: string, child: ChildProcess): Promise<undefined> {
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const file = readPidFile(cluster);
    if (file?.pid === child.pid && file?.isReady) return;
    await sleep(5);
  }
}

async function stopServer(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGINT');
  const patience = new AbortController();
  const impatience = sleep(STOP_PATIENCE_MS, undefined, { signal: patience.signal, ref: true }).then(
    () => child.kill('SIGQUIT'),
    () => undefined,
  );
  child.ref();
  await ended;
  patience.abort();
  await impatience;
}

function readTail(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-12).join('\n');
}
