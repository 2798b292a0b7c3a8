import pg from 'pg';
import { type DatabaseAddress, describeAddress } from './connection-url.ts';
import { DatabaseProblem } from './database-problem.ts';

const OLDEST_MAJOR = 15;
const NEWEST_TRIED_MAJOR = 18;
const CONNECT_TIMEOUT_MS = 10_000;

/** No session can be had: nobody answers, or the server refuses user, password or database. */
export class DatabaseUnreachable extends DatabaseProblem {
  override readonly name = 'DatabaseUnreachable';
}

/** The server is older than any that Yardstick works with. */
export class UnsupportedServerVersion extends DatabaseProblem {
  override readonly name = 'UnsupportedServerVersion';
}

export type ServerVersion = {
  /** for example 16.4 */
  version: string;
  /** false for servers newer than those that the tests ran against */
  isTried: boolean;
};

/**
 * Connects once and asks for the version.
 * @throws DatabaseUnreachable, UnsupportedServerVersion
 */
export async function checkServer(address: DatabaseAddress): Promise<ServerVersion> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number }>(
      "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number",
    );
    const { version = '', number = 0 } = rows[0] ?? {};
    const major = Math.floor(number / 10_000);
    if (major < OLDEST_MAJOR) {
      throw new UnsupportedServerVersion(
        `${describeAddress(address)} is PostgreSQL ${version}. Yardstick works with ${OLDEST_MAJOR} to ${NEWEST_TRIED_MAJOR}: ` +
          'upgrade the server, or name another one in DATABASE_URL.',
      );
    }
    return { version: version.split(' ')[0] ?? version, isTried: major <= NEWEST_TRIED_MAJOR };
  } catch (cause) {
    if (cause instanceof DatabaseProblem) throw cause;
    throw new DatabaseUnreachable(explain(address, cause), { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What to look at, by SQLSTATE or by the code of the operating system. */
const ADVICE: Record<string, string> = {
  '28P01': 'The password is wrong.',
  '28000': 'The server does not let this user in from here (pg_hba.conf), or wants TLS.',
  '3D000': 'The database does not exist: create it with CREATE DATABASE.',
  '42501': 'The user may not connect to this database.',
  '53300': 'The server has no connection left.',
  '57P03': 'The server is starting or stopping: try again in a moment.',
  ECONNREFUSED: 'Nobody listens there: is the server running, are host and port right?',
  ENOTFOUND: 'The host name is unknown.',
  EAI_AGAIN: 'The host name cannot be looked up.',
  ETIMEDOUT: 'There is no answer: a firewall may be in between.',
};

function explain(address: DatabaseAddress, cause: unknown): string {
  const { code, message } = describeCause(cause);
  const advice = (code && ADVICE[code]) ?? message;
  return `The database ${describeAddress(address)} cannot be reached as ${address.user}. ${advice}`;
}

function describeCause(cause: unknown): { code: string | undefined; message: string } {
  if (cause instanceof AggregateError && cause.errors.length > 0) return describeCause(cause.errors[0]);
  if (!(cause instanceof Error)) return { code: undefined, message: String(cause) };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return { code, message: cause.message };
}
