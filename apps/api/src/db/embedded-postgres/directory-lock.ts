import { chownSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DataDirectoryInUse, DataDirectoryUnusable } from './errors.ts';
import { isRoot } from './server-account.ts';

export type DirectoryLock = { release(): void };

const SQLITE_BUSY = 5;

/**
 * Holds `directory` for this process until `release()` or its end, however it ends.
 *
 * Node has no file locks of its own; SQLite takes one of the operating system's, which a killed process cannot leave
 * behind and which, unlike a process id in a file, holds between containers and survives the reuse of ids.
 * @throws DataDirectoryInUse, DataDirectoryUnusable
 */
export function lockDirectory(directory: string): DirectoryLock {
  const holderFile = path.join(directory, 'lock-holder');
  const lock = openLock(directory, holderFile);
  writeFileSync(holderFile, `${process.pid}\n`, { mode: 0o600 });
  giveToOwnerOf(directory, ['lock', 'lock-holder']);
  return {
    release() {
      if (!lock.isOpen) return;
      rmSync(holderFile, { force: true });
      lock.close();
    },
  };
}

function openLock(directory: string, holderFile: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(path.join(directory, 'lock'));
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if (isBusy(error)) throw new DataDirectoryInUse(directory, readHolder(holderFile));
    throw new DataDirectoryUnusable(
      `${directory} cannot be locked (${error instanceof Error ? error.message : error}). ` +
        'It must be writable for this user and lie on a disk that knows file locks.',
      { cause: error },
    );
  }
}

/** What root writes into the folder of another user must not lock that user out. */
export function giveToOwnerOf(directory: string, names: string[]): void {
  if (!isRoot()) return;
  const { uid, gid } = statSync(directory);
  for (const name of names) chownSync(path.join(directory, name), uid, gid);
}

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  return (error.errcode & 0xff) === SQLITE_BUSY;
}

function readHolder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
