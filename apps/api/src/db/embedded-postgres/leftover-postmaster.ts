import { execFile } from 'node:child_process';
import { existsSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresFailed } from './errors.ts';
import { readPidFile } from './pid-file.ts';

const FAST_SHUTDOWN_MS = 20_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;

/**
 * Ends the PostgreSQL of `cluster` whose parent was killed. We stop it and start our own rather than adopt it, so that
 * settings and binaries are always those of this program. Call it under the directory's lock: nobody else is alive.
 * @returns the process id of the pid file, if that is another process by now and PostgreSQL must not be misled by it
 */
export async function stopLeftoverPostmaster(cluster: string): Promise<{ stalePid: number | undefined }> {
  const file = readPidFile(cluster);
  if (!file || !isAlive(file.pid)) return { stalePid: undefined };
  if (!(await isServerOf(cluster, file.pid))) return { stalePid: file.pid };

  process.kill(file.pid, 'SIGINT');
  if (await waitForEnd(cluster, file.pid, FAST_SHUTDOWN_MS)) return { stalePid: undefined };
  process.kill(file.pid, 'SIGQUIT');
  if (await waitForEnd(cluster, file.pid, IMMEDIATE_SHUTDOWN_MS)) return { stalePid: undefined };
  throw new EmbeddedPostgresFailed(
    `A PostgreSQL from an earlier start (process ${file.pid}) does not end. End it by hand, then start again.`,
  );
}

/** Process ids are reused, in containers at once, so the process itself has to tell: a server works in its cluster. */
async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (existsSync('/proc/self/cwd')) return readWorkingDirectory(pid) === cluster;
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes(`-D ${cluster}`);
}

function readWorkingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Of a process of another user (EPERM) we know that it lives, and also that it cannot be ours. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The pid file goes last; an ended process can linger as a zombie where nobody reaps it. */
async function waitForEnd(cluster: string, pid: number, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (!isAlive(pid) || readPidFile(cluster)?.pid !== pid) return true;
    await sleep(10);
  }
  return false;
}
