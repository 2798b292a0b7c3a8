import pg from 'pg';

const isTransactionControl = (text: string) => /^(BEGIN|COMMIT|ROLLBACK|SET|SAVEPOINT|RELEASE)/i.test(text);

/** Runs some work and gives the SQL statements that this process sent to PostgreSQL for it. */
export async function countStatements(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const original = pg.Client.prototype.query;
  // Every query of the server goes through this method of its driver.
  pg.Client.prototype.query = function record(this: pg.Client, ...given: unknown[]) {
    const [query] = given as [string | { text?: string }];
    const text = typeof query === 'string' ? query : (query?.text ?? '');
    if (!isTransactionControl(text)) sent.push(text);
    return Reflect.apply(original, this, given);
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return sent;
}
