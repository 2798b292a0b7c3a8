import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The largest file that is taken over HTTP; the command line takes any. */
export const largestUploadBytes = 200 * 1024 * 1024;

/** A body that did not arrive as it should. */
export class UnusableBody extends Error {
  readonly statusCode: 400 | 413;

  constructor(statusCode: 400 | 413, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

const folderPrefix = 'yardstick-upload-';

interface Log {
  warn: (details: { err: unknown }, message: string) => void;
}

/** The folders of this process. */
const inUse = new Set<string>();

/**
 * Removes the bodies that a killed server of this machine has left behind: they hold what people answered. To be called
 * when a server starts.
 */
export async function removeAbandonedBodies(log: Log, temporary = tmpdir()): Promise<void> {
  for (const name of await listTemporary(log, temporary)) {
    const pid = name.startsWith(folderPrefix) && Number.parseInt(name.slice(folderPrefix.length), 10);
    const folder = path.join(temporary, name);
    // What belongs to another user cannot be removed, and is left to their own server.
    if (pid && !inUse.has(folder) && !isAnotherServer(pid))
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function listTemporary(log: Log, temporary: string): Promise<string[]> {
  try {
    return await readdir(temporary);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    // It may be one that can be written but not listed, which is all that uploads need.
    log.warn({ err: error }, 'the temporary folder cannot be searched for what a killed server left of uploads');
    return [];
  }
}

function isAnotherServer(pid: number): boolean {
  // In a container, a server has the number of the one that was killed before it.
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Keeps a body in a file that nobody else can read while some work is done with it. A slow sender thus holds neither a
 * connection to the database nor memory.
 */
export async function withSpooledBody<T>(body: Readable, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), `${folderPrefix}${process.pid}-`));
  inUse.add(folder);
  try {
    const file = path.join(folder, 'body');
    await pipeline(body, refuseTooMuch, createWriteStream(file, { mode: 0o600 })).catch((error: unknown) => {
      const isCutOff = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'].includes((error as { code?: string }).code ?? '');
      throw isCutOff ? new UnusableBody(400, 'The body ended too soon.') : error;
    });
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
    inUse.delete(folder);
  }
}

async function* refuseTooMuch(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > largestUploadBytes) throw tooLarge();
    yield chunk;
  }
}

export function tooLarge(): UnusableBody {
  const most = `${largestUploadBytes / 1024 / 1024} MB`;
  return new UnusableBody(413, `A file has at most ${most} here. Split it, or use pnpm attempts import on the server.`);
}
