import pg from 'pg';
import { expect } from 'vitest';
import { fingerprint } from './fingerprint.ts';

/**
 * Runs some work and ends the connection that is about to send its nth statement, as when the server dies there.
 * Gives whether the work got that far.
 */
export async function cutConnectionBefore(nth: number, work: () => Promise<unknown>): Promise<boolean> {
  const original = pg.Client.prototype.query;
  let sent = 0;
  let cutOff: Connected | null = null;
  // Every query of the server goes through this method of its driver.
  pg.Client.prototype.query = function cut(this: pg.Client, ...given: unknown[]) {
    sent += 1;
    if (sent === nth) {
      cutOff = this as unknown as Connected;
      cutOff.connection.stream.destroy();
    }
    return Reflect.apply(original, this, given);
  } as typeof original;
  try {
    await work();
  } catch (error) {
    if (sent < nth) throw error;
  } finally {
    pg.Client.prototype.query = original;
  }
  if (cutOff) await waitForEnd(cutOff);
  return sent >= nth;
}

/** What the driver's types do not tell of a client. */
interface Connected {
  connection: { stream: { destroy(): void } };
  connectionParameters: pg.ClientConfig;
  /** of the process that serves it */
  processID: number;
}

/** PostgreSQL takes a moment to notice, and until then holds what the connection held. */
async function waitForEnd({ connectionParameters, processID }: Connected): Promise<void> {
  const { host, port, user, password, database } = connectionParameters;
  const client = new pg.Client({ host, port, user, password, database });
  await client.connect();
  try {
    const isThere = async () =>
      (await client.query('SELECT FROM pg_stat_activity WHERE pid = $1', [processID])).rowCount;
    await expect.poll(isThere).toBe(0);
  } finally {
    await client.end();
  }
}

/**
 * Lets the server die before each statement of some work in turn, until it gets through, and expects the database as it
 * was after each death. Gives how many statements it took.
 */
export async function dieBeforeEachStatement(connectionString: string, work: () => Promise<unknown>): Promise<number> {
  const before = await fingerprint(connectionString);
  for (let statement = 1; statement < 200; statement++) {
    if (!(await cutConnectionBefore(statement, work))) {
      expect(await fingerprint(connectionString)).not.toEqual(before);
      return statement - 1;
    }
    expect(await fingerprint(connectionString), `died before statement ${statement}`).toEqual(before);
  }
  throw new Error('it never got through');
}
