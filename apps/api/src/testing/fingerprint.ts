import { asOwner } from './as-owner.ts';

/** What the whole database holds, table by table: number of rows and a digest of them. */
export async function fingerprint(connectionString: string): Promise<Record<string, string>> {
  return asOwner(connectionString, async (sql) => {
    const { rows: tables } = await sql.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname = 'public' OR (schemaname = 'graphile_worker' AND tablename = '_private_jobs') ORDER BY 1`,
    );
    const prints: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await sql.query<{ print: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY t::text)), '') AS print FROM ${name} t`,
      );
      prints[name] = rows[0]?.print ?? '';
    }
    return prints;
  });
}
