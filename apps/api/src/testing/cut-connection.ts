import pg from 'pg';
import { expect } from 'vitest';
import { fingerprint } from './fingerprint.ts';

/**
 * Runs some work and ends the connection that is about to send its nth statement, as when the server dies there.
 * Gives whether the work got that far.
 */
export async function cutConnectionBefore(nth: number, work: () => Promise<unknown>): Promise<boolean> {
  let sent = 0;
  const cut = await cutWhere((client) => {
    sent += 1;
    return sent === nth ? [client] : [];
  }, work);
  return cut > 0;
}

/**
 * The same of all connections that have a transaction under way, before the nth statement that is about to be sent while
 * there are two or more. Gives how many were cut.
 */
export function cutTransactionsBefore(nth: number, work: () => Promise<unknown>): Promise<number> {
  const open = new Set<pg.Client>();
  let sent = 0;
  return cutWhere((client, text) => {
    if (/^BEGIN/i.test(text)) open.add(client);
    if (open.size > 1) sent += 1;
    const isNow = open.size > 1 && sent === nth;
    const cut = isNow ? [...open] : [];
    if (/^(COMMIT|ROLLBACK)/i.test(text)) open.delete(client);
    return cut;
  }, work);
}

/** `choose` says whose connections end before a client sends a statement. Gives how many did. */
async function cutWhere(
  choose: (client: pg.Client, text: string) => readonly pg.Client[],
  work: () => Promise<unknown>,
): Promise<number> {
  const original = pg.Client.prototype.query;
  const cutOff: Connected[] = [];
  // Every query of the server goes through this method of its driver.
  pg.Client.prototype.query = function cut(this: pg.Client, ...given: unknown[]) {
    const [query] = given as [string | { text?: string }];
    const text = typeof query === 'string' ? query : (query?.text ?? '');
    for (const client of choose(this, text)) {
      const connected = client as unknown as Connected;
      connected.connection.stream.destroy();
      cutOff.push(connected);
    }
    return Reflect.apply(original, this, given);
  } as typeof original;
  try {
    await work();
  } catch (error) {
    if (cutOff.length === 0) throw error;
  } finally {
    pg.Client.prototype.query = original;
  }
  for (const connected of cutOff) await waitForEnd(connected);
  return cutOff.length;
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
