import { Client } from 'pg';

/** Runs SQL with the rights of the database's owner, which the server does not have. */
export async function asOwner<T>(connectionString: string, work: (sql: Client) => Promise<T>): Promise<T> {
  const sql = new Client({ connectionString });
  await sql.connect();
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
