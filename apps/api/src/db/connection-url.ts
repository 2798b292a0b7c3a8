import pg from 'pg';
import { DatabaseProblem } from './database-problem.ts';

export class UnusableDatabaseUrl extends DatabaseProblem {
  override readonly name = 'UnusableDatabaseUrl';
}

/** A connection string taken apart. `pg` lets a whole string win over single settings, so it is never passed on whole. */
export type DatabaseAddress = {
  host: string;
  port: number;
  database: string;
  user: string;
  password?: string;
  ssl?: pg.ClientConfig['ssl'];
  /** settings for every session, as `options` of libpq: `-c name=value` */
  options?: string;
};

const EXPECTED = 'postgresql://user:password@host:5432/database';

/**
 * Takes a DATABASE_URL apart: everything that `pg` understands, one server, database and user by name.
 * @throws UnusableDatabaseUrl, which never repeats the URL: it holds a password
 */
export function parseDatabaseUrl(connectionString: string): DatabaseAddress {
  // An empty host, as libpq writes it before `?host=/a/socket`, is nothing that the URL standard knows.
  const url = URL.parse(connectionString.replace('@/', '@localhost/'));
  if (!url) throw new UnusableDatabaseUrl(`DATABASE_URL is no URL of the form ${EXPECTED}.${hintForRawCharacters}`);
  if (url.protocol !== 'postgresql:' && url.protocol !== 'postgres:') {
    throw new UnusableDatabaseUrl(
      `DATABASE_URL begins with ${url.protocol}//, but Yardstick needs PostgreSQL: ${EXPECTED}.`,
    );
  }
  const schema = url.searchParams.get('schema');
  if (schema !== null && schema !== 'public') {
    throw new UnusableDatabaseUrl(
      `DATABASE_URL asks for the schema "${schema}"; Yardstick uses "public". Give it a database of its own instead.`,
    );
  }
  const parsed = readWithPg(connectionString);
  if (!url.pathname.slice(1)) throw new UnusableDatabaseUrl(`DATABASE_URL names no database: ${EXPECTED}.`);
  if (!url.username && !url.searchParams.has('user'))
    throw new UnusableDatabaseUrl(`DATABASE_URL names no user: ${EXPECTED}.`);

  const { host, port, database = '', user = '', password, ssl } = parsed;
  const options = url.searchParams.get('options');
  return {
    host,
    port,
    database,
    user,
    ...(password ? { password } : {}),
    ...(ssl ? { ssl } : {}),
    ...(options ? { options } : {}),
  };
}

/** host:port/database, for people and logs. */
export function describeAddress({ host, port, database }: DatabaseAddress): string {
  return host.startsWith('/') ? `${host}/${database}` : `${host}:${port}/${database}`;
}

const hintForRawCharacters = ' Characters such as @ : / # % in a password must be percent-encoded.';

/** `pg` itself reads the string, so that sslmode, sockets and certificates mean here what they mean there. */
function readWithPg(connectionString: string): pg.Client {
  try {
    return new pg.Client({ connectionString });
  } catch (cause) {
    throw new UnusableDatabaseUrl(
      `DATABASE_URL cannot be read (${cause instanceof Error ? cause.message : cause}).${hintForRawCharacters}`,
      { cause },
    );
  }
}
