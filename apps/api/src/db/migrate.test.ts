import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateDatabase } from './migrate.ts';
import { MigrationFailed, MigrationHistoryBroken } from './migration/errors.ts';
import { createBareDatabase, type TestDatabase } from './test-cluster.ts';

let database: TestDatabase;
let migrationsDir: string;
beforeEach(async () => {
  database = await createBareDatabase();
  migrationsDir = await mkdtemp(path.join(os.tmpdir(), 'yardstick-migrations-'));
  await writeFile(path.join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n');
});
afterEach(async () => {
  await database.drop();
  await rm(migrationsDir, { recursive: true });
});

async function write(name: string, script: string): Promise<void> {
  await mkdir(path.join(migrationsDir, name), { recursive: true });
  await writeFile(path.join(migrationsDir, name, 'migration.sql'), script);
}

const migrate = () => migrateDatabase({ connectionString: database.connectionString, migrationsDir });
const failure = () =>
  migrate().then(
    () => undefined,
    (error: unknown) => error,
  );

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const tableNames = async () => {
  const rows = await query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  return rows.map(({ tablename }) => tablename).filter((name) => name !== '_prisma_migrations');
};

describe('migrating a database', () => {
  it('applies what is missing, in order of the names, and writes it down as the Prisma command line does', async () => {
    await write('20260102000000_second', 'ALTER TABLE one ADD COLUMN two int;');
    await write('20260101000000_first', 'CREATE TABLE one ();');

    const first = await migrate();
    const again = await migrate();
    const rows = await query('SELECT * FROM _prisma_migrations ORDER BY started_at');

    expect(first).toEqual({ applied: ['20260101000000_first', '20260102000000_second'], unknown: [] });
    expect(again).toEqual({ applied: [], unknown: [] });
    expect(rows.map(({ migration_name }) => migration_name)).toEqual(first.applied);
    const script = await readFile(path.join(migrationsDir, '20260101000000_first', 'migration.sql'));
    expect(rows[0]).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: createHash('sha256').update(script).digest('hex'),
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
    });
    expect(rows[0]?.finished_at).toBeInstanceOf(Date);
  });

  it('sends a script whole, so that functions and blocks may hold semicolons', async () => {
    await write(
      '20260101000000_function',
      `CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$;
       DO $$ BEGIN CREATE TABLE made_in_a_block (id int); PERFORM twice(2); END $$;`,
    );

    await migrate();

    expect(await query('SELECT twice(21) AS answer')).toEqual([{ answer: 42 }]);
    expect(await tableNames()).toEqual(['made_in_a_block']);
  });

  it('leaves nothing of a migration that fails, names it with its line, and applies it once it is mended', async () => {
    await write('20260101000000_fine', 'CREATE TABLE one ();');
    await write(
      '20260102000000_broken',
      '-- Prüfung 😀\nCREATE TABLE two ();\n\nALTER TABLE nowhere ADD COLUMN x int;\n',
    );

    const error = await failure();

    expect(error).toBeInstanceOf(MigrationFailed);
    expect(error).toMatchObject({ migration: '20260102000000_broken', sqlState: '42P01' });
    expect((error as Error).message).toMatch(/20260102000000_broken failed.*"nowhere" does not exist.*42P01/);
    expect(await tableNames()).toEqual(['one']);
    expect(await query('SELECT migration_name FROM _prisma_migrations')).toEqual([
      { migration_name: '20260101000000_fine' },
    ]);

    await write('20260102000000_broken', 'CREATE TABLE two ();');
    expect(await migrate()).toEqual({ applied: ['20260102000000_broken'], unknown: [] });
    expect(await tableNames()).toEqual(['one', 'two']);
  });

  it('says on which line PostgreSQL stumbled', async () => {
    await write('20260101000000_typo', '-- Prüfung 😀\nCREATE TABLE two ();\n\nCREATE TABEL three ();\n');

    expect(await failure()).toMatchObject({ line: 4, sqlState: '42601' });
  });

  it('refuses a script that ends its transaction by itself, before running any of it', async () => {
    await write('20260101000000_commits', 'CREATE TABLE one ();\nCOMMIT;\nCREATE TABLE two ();');

    expect(await failure()).toBeInstanceOf(MigrationFailed);
    expect(await tableNames()).toEqual([]);
  });

  it('lets processes that start at once apply every migration once between them', async () => {
    await write('20260101000000_slow', 'CREATE TABLE one (); SELECT pg_sleep(0.2);');
    await write('20260102000000_next', 'CREATE TABLE two ();');

    const results = await Promise.all([migrate(), migrate(), migrate(), migrate()]);

    expect(results.flatMap(({ applied }) => applied).sort()).toEqual(['20260101000000_slow', '20260102000000_next']);
  });

  it('refuses a database whose applied migrations were edited afterwards', async () => {
    await write('20260101000000_first', 'CREATE TABLE one ();');
    await migrate();
    await write('20260101000000_first', 'CREATE TABLE one (id int);');

    const error = await failure();

    expect(error).toBeInstanceOf(MigrationHistoryBroken);
    expect(error).toMatchObject({ migrations: ['20260101000000_first'] });
  });

  it('refuses a database in which another tool left a migration unfinished', async () => {
    await write('20260101000000_first', 'CREATE TABLE one ();');
    await migrate();
    await query('UPDATE _prisma_migrations SET finished_at = NULL');

    expect(await failure()).toBeInstanceOf(MigrationHistoryBroken);
  });

  it('works on a database that a newer version migrated, and names what it does not know', async () => {
    await write('20260101000000_first', 'CREATE TABLE one ();');
    await write('20260102000000_newer', 'CREATE TABLE two ();');
    await migrate();
    await rm(path.join(migrationsDir, '20260102000000_newer'), { recursive: true });

    expect(await migrate()).toEqual({ applied: [], unknown: ['20260102000000_newer'] });
  });

  it('keeps to the end of a long migration even where the server limits statements', async () => {
    await query(
      `ALTER ROLE CURRENT_USER IN DATABASE ${new URL(database.connectionString).pathname.slice(1)} SET statement_timeout = 50`,
    );
    await write('20260101000000_long', 'SELECT pg_sleep(0.2); CREATE TABLE one ();');

    expect(await migrate()).toMatchObject({ applied: ['20260101000000_long'] });
  });
});
