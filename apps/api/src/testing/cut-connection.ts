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
  // Every query of the server goes through this method of its driver.
  pg.Client.prototype.query = function cut(this: pg.Client, ...given: unknown[]) {
    sent += 1;
    if (sent === nth) (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    return Reflect.apply(original, this, given);
  } as typeof original;
  try {
    await work();
  } catch (error) {
    if (sent < nth) throw error;
  } finally {
    pg.Client.prototype.query = original;
  }
  return sent >= nth;
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
