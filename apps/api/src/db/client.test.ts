import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from './client.ts';
import { sessionConfig } from './session-config.ts';
import { createTestDatabase, type TestDatabase } from './test-cluster.ts';
import { ask } from './testing/embedded-process.ts';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  // A server whose administrator chose otherwise than we need.
  const name = new URL(testDatabase.connectionString).pathname.slice(1);
  await ask(testDatabase.connectionString, `ALTER DATABASE ${name} SET timezone = 'America/New_York'`);
  await ask(testDatabase.connectionString, `ALTER DATABASE ${name} SET default_transaction_isolation = 'serializable'`);
  database = createDatabase({ connectionString: testDatabase.connectionString, statementTimeoutMs: 200, poolSize: 3 });
});
afterAll(async () => {
  await database.$disconnect();
  await testDatabase.drop();
});

describe('the connections of the server', () => {
  it('act as the application’s role, which can read and write rows but not tables', async () => {
    const [session] = await database.$queryRaw<object[]>`SELECT current_user AS role, session_user AS login`;

    expect(session).toEqual({ role: 'yardstick_app', login: new URL(testDatabase.connectionString).username });
    await expect(database.$executeRaw`CREATE TABLE mine ()`).rejects.toThrow('permission denied');
    await expect(database.$executeRaw`DROP TABLE attempt`).rejects.toThrow('must be owner');
  });

  it('stay in that role when a statement resets it', async () => {
    const [, [session]] = await database.$transaction([
      database.$executeRaw`RESET ROLE`,
      database.$queryRaw<object[]>`SELECT current_user AS role`,
    ]);

    expect(session).toEqual({ role: 'yardstick_app' });
  });

  it('give back the moment that was stored, whatever time zone the server lives in', async () => {
    const moment = new Date('2026-07-01T12:34:56.789Z');
    await database.installation.create({ data: { defaultLocale: 'en', locales: ['en'], createdAt: moment } });

    const read = await database.installation.findUniqueOrThrow({ where: { id: 1 } });
    const [row] = await ask(
      testDatabase.connectionString,
      'SELECT extract(epoch FROM created_at)::float8 AS seconds FROM installation',
    );

    expect(read.createdAt).toEqual(moment);
    expect(row).toEqual({ seconds: moment.getTime() / 1000 });
  });

  it('work at READ COMMITTED whatever the server’s default is', async () => {
    const [row] = await database.$queryRaw<object[]>`SELECT current_setting('transaction_isolation') AS isolation`;

    expect(row).toEqual({ isolation: 'read committed' });
  });

  it('give up on a statement that takes too long', async () => {
    await expect(database.$queryRaw`SELECT 1 FROM pg_sleep(5)`).rejects.toThrow('statement timeout');
  });

  it('are never more than the pool may hold', async () => {
    const pids = await Promise.all(
      Array.from(
        { length: 12 },
        () => database.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid, pg_sleep(0.01)::text`,
      ),
    );

    expect(new Set(pids.map(([row]) => row?.pid)).size).toBe(3);
  });

  it('come with the same rights where Prisma is not used', async () => {
    const client = new pg.Client(
      sessionConfig({ connectionString: testDatabase.connectionString, applicationName: 'a listener' }),
    );
    await client.connect();
    const heard = new Promise((resolve) => client.once('notification', ({ payload }) => resolve(payload)));
    await client.query('LISTEN publications');

    await database.$executeRaw`SELECT pg_notify('publications', '42')`;
    const { rows } = await client.query("SELECT current_user AS role, current_setting('application_name') AS name");

    expect(await heard).toBe('42');
    expect(rows).toEqual([{ role: 'yardstick_app', name: 'a listener' }]);
    await client.end();
  });
});
