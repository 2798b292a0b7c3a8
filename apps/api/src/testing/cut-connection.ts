import pg from 'pg';

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
