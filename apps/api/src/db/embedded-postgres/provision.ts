import pg from 'pg';
import { type ConnectionFile, connectionUrl } from './connection-file.ts';
import { DataDirectoryUnusable } from './errors.ts';

const INVALID_PASSWORD = '28P01';
const UNKNOWN_DATABASE = '3D000';

/**
 * Makes sure, by a real connection, that the role and the database `yardstick` can be used. The role owns the database
 * and may create roles and databases, but is no superuser: as with a hosted PostgreSQL.
 */
export async function provisionDatabase(connection: ConnectionFile): Promise<void> {
  const refusal = await findRefusal(connectionUrl(connection));
  if (refusal === undefined) return;
  if (refusal !== INVALID_PASSWORD && refusal !== UNKNOWN_DATABASE) {
    throw new DataDirectoryUnusable(`PostgreSQL runs but refuses the connection (SQLSTATE ${refusal}).`);
  }
  const superuser = new pg.Client({
    host: '127.0.0.1',
    port: connection.port,
    user: 'postgres',
    password: connection.password,
    database: 'postgres',
  });
  superuser.on('error', () => undefined);
  await superuser.connect().catch((cause) => {
    throw new DataDirectoryUnusable(
      'PostgreSQL refuses the password in connection-url. Bring the file back from a backup of the data directory.',
      { cause },
    );
  });
  try {
    const { rowCount } = await superuser.query("SELECT FROM pg_roles WHERE rolname = 'yardstick'");
    const password = superuser.escapeLiteral(connection.password);
    if (!rowCount) await superuser.query(`CREATE ROLE yardstick LOGIN CREATEDB CREATEROLE PASSWORD ${password}`);
    const database = await superuser.query("SELECT FROM pg_database WHERE datname = 'yardstick'");
    if (!database.rowCount) await superuser.query('CREATE DATABASE yardstick OWNER yardstick');
  } finally {
    await superuser.end();
  }
}

/** The SQLSTATE with which the server refuses us; undefined when it lets us in. */
async function findRefusal(connectionString: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code) return error.code;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
