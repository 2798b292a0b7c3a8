import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

const program = path.join(import.meta.dirname, 'hold-embedded-postgres.ts');

/** Whom a process runs as; {} is the user of the tests. */
export type Identity = { uid?: number; gid?: number };

export type Message = {
  state: 'ready' | 'refused' | 'drained';
  connectionString: string;
  cluster: string;
  durationMs: number;
  name?: string;
  message?: string;
  pid?: number;
  answer?: string;
};

export type EmbeddedProcess = {
  child: ChildProcess;
  /** what it says next */
  next(): Promise<Message>;
  /** sends a signal and waits for the end; resolves with exit code or signal */
  end(signal: NodeJS.Signals): Promise<number | string | null>;
};

type Options = { dataDir: string; sharedRoot: string; identity?: Identity; durable?: boolean };

/** A program of its own, in a process group of its own, that runs the embedded PostgreSQL on `dataDir`. */
export function runEmbeddedPostgres({ dataDir, sharedRoot, identity, durable = true }: Options): EmbeddedProcess {
  const child = spawn(process.execPath, [program, dataDir, sharedRoot, durable ? 'durable' : 'forgetful'], {
    ...identity,
    cwd: '/',
    env: { PATH: process.env.PATH },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const closed = once(child, 'exit');
  return {
    child,
    next: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error('the process ended without a word');
      return JSON.parse(value);
    },
    end: async (signal) => {
      child.kill(signal);
      const [code, endedBy] = await closed;
      return code ?? endedBy;
    },
  };
}

/** One statement on one connection. */
export async function ask(connectionString: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
