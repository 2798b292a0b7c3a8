import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApplicationRoleMissing, ensureApplicationRole } from './application-role.ts';
import { findInstalledBinaries } from './embedded-postgres/binaries.ts';
import { openDatabase } from './open-database.ts';
import { findSchemaDrift } from './schema-drift.ts';
import { ask } from './testing/embedded-process.ts';
import { findSystemServers, type SystemServer, startSystemPostgres } from './testing/system-postgres.ts';

// From 16 on, PostgreSQL treats those who may create roles differently, so both kinds are wanted.
const embedded = findInstalledBinaries();
const servers = [{ major: embedded.major, bin: path.dirname(embedded.postgres) }, ...findSystemServers()];

describe.each(servers)('on a PostgreSQL $major that others administer', ({ bin }) => {
  let server: SystemServer;
  let administrate: (statement: string) => ReturnType<typeof ask>;
  beforeAll(async () => {
    server = await startSystemPostgres(bin);
    administrate = (statement) => ask(server.superuserUrl, statement);
  });
  afterAll(() => server.discard());

  const urlOf = (user: string, database: string) => `postgresql://${user}:secret@127.0.0.1:${server.port}/${database}`;

  async function addOwner(user: string, attributes = ''): Promise<string> {
    await administrate(`CREATE ROLE "${user}" LOGIN PASSWORD 'secret' ${attributes}`);
    await administrate(`CREATE DATABASE "${user}" OWNER "${user}"`);
    return urlOf(user, user);
  }

  async function ensure(url: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await ensureApplicationRole(client).finally(() => client.end());
  }

  const actAs = (url: string) => ask(`${url}?options=-c%20role%3Dyardstick_app`, 'SELECT current_user AS role');

  it('a user who may not create roles is told what an administrator has to run, and that is enough', async () => {
    const url = await addOwner('plain-user');
    const problem = await ensure(url).then(
      () => undefined,
      (error: Error) => error,
    );
    const statements = problem?.message.split('\n').slice(1).join('\n') ?? '';

    expect(problem).toBeInstanceOf(ApplicationRoleMissing);
    expect(statements).toContain('CREATE ROLE yardstick_app NOLOGIN;');
    expect(statements).toContain('CREATE ROLE yardstick_analyst NOLOGIN;');
    await administrate(statements);
    await ensure(url);
    expect(await actAs(url)).toEqual([{ role: 'yardstick_app' }]);

    await administrate('DROP ROLE yardstick_analyst');
    const later = await ensure(url).catch((error: Error) => error.message.split('\n').slice(1));
    expect(later).toEqual(['  CREATE ROLE yardstick_analyst NOLOGIN;']);
    await administrate('DROP ROLE yardstick_app');
  });

  it('databases that start at once make the role once between them, and each can act as it', async () => {
    const urls = await Promise.all(['one', 'two', 'three', 'four'].map((user) => addOwner(user, 'SUPERUSER')));

    await Promise.all([...urls, ...urls].map(ensure));

    expect(await Promise.all(urls.map(actAs))).toEqual(urls.map(() => [{ role: 'yardstick_app' }]));
    await administrate('DROP ROLE yardstick_app; DROP ROLE yardstick_analyst');
  });

  it('a user who may create roles and owns the database needs nobody: the whole schema comes up, without drift', async () => {
    const databaseUrl = await addOwner('owner', 'CREATEROLE');

    const opened = await openDatabase({ databaseUrl, dataDir: '/nowhere' });
    const [session] = await opened.database.$queryRaw<object[]>`SELECT current_user AS role, session_user AS login`;
    const guides = await opened.database.document.count();
    await opened.close();

    expect(opened.description).toMatch(/^PostgreSQL \d+\.\d+ at 127\.0\.0\.1:\d+\/owner$/);
    expect(session).toEqual({ role: 'yardstick_app', login: 'owner' });
    await administrate("CREATE ROLE tool LOGIN PASSWORD 'secret'; GRANT yardstick_analyst TO tool");
    const asTool = (statement: string) => ask(urlOf('tool', 'owner'), statement);
    expect(await asTool('SELECT count(*)::int AS n FROM insights.scores')).toEqual([{ n: 0 }]);
    await expect(asTool('SELECT count(*) FROM attempt')).rejects.toThrow('permission denied');
    expect(guides).toBe(0);
    const schemaDir = path.resolve(import.meta.dirname, '../../prisma/schema');
    expect(await findSchemaDrift({ connectionString: databaseUrl, schemaDir })).toBe('');
  });

  it('a superuser in the place of the application’s role is refused', async () => {
    await administrate('ALTER ROLE yardstick_app SUPERUSER');

    await expect(ensure(urlOf('owner', 'owner'))).rejects.toThrow('NOSUPERUSER');
  });
});
