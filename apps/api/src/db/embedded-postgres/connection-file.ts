import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { giveToOwnerOf } from './directory-lock.ts';
import { DataDirectoryUnusable } from './errors.ts';

/** How to reach the embedded server; kept (0600) so that port and password stay the same, and psql can use it. */
export type ConnectionFile = { password: string; port: number };

const FILE_NAME = 'connection-url';

export function connectionUrl({ password, port }: ConnectionFile): string {
  return `postgresql://yardstick:${password}@127.0.0.1:${port}/yardstick`;
}

/** @throws DataDirectoryUnusable where the file is missing or was written over */
export function readConnectionFile(home: string): ConnectionFile {
  const file = path.join(home, FILE_NAME);
  try {
    const url = new URL(readFileSync(file, 'utf8').trim());
    if (url.password && url.port) return { password: url.password, port: Number(url.port) };
  } catch (cause) {
    throw new DataDirectoryUnusable(unreadable(file), { cause });
  }
  throw new DataDirectoryUnusable(unreadable(file));
}

function unreadable(file: string): string {
  return (
    `${file} does not hold the address and password of the database beside it. Bring it back from a backup; ` +
    'without it the database cannot be opened.'
  );
}

/** Written beside and renamed, so that a reader never sees half of it; given to the owner of `home` when we are root. */
export function writeConnectionFile(home: string, connection: ConnectionFile): void {
  const file = path.join(home, FILE_NAME);
  const draft = `${FILE_NAME}.draft`;
  writeFileSync(path.join(home, draft), `${connectionUrl(connection)}\n`, { mode: 0o600 });
  giveToOwnerOf(home, [draft]);
  renameSync(path.join(home, draft), file);
}

/** 144 random bits, of characters that need no escape in a URL. */
export function makePassword(): string {
  return randomBytes(18).toString('base64url');
}

/** A port of 127.0.0.1 that nobody listens on, below those that outgoing connections are given. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(15_432, 32_000);
    if (await isPortFree(port)) return port;
  }
  throw new DataDirectoryUnusable('No free port was found on 127.0.0.1 between 15432 and 32000.');
}

export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
