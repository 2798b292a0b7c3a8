import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What PostgreSQL writes into postmaster.pid: see LOCK_FILE_LINE_* in its miscadmin.h. */
export type PidFile = { pid: number; port: number | undefined; isReady: boolean };

/** The pid file of a cluster; undefined when no server runs or ended badly there, or while it is being written. */
export function readPidFile(cluster: string): PidFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]) || undefined, isReady: lines[7]?.trim() === 'ready' };
}
