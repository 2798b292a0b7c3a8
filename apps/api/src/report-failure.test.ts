import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from './db/client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './db/embedded-postgres.ts';
import { explainLostConnection } from './db/lost-connection.ts';
import { makeDataDir } from './testing/make-data-dir.ts';

const modules = fileURLToPath(new URL('./modules', import.meta.url));
const teaBundle = fileURLToPath(new URL('./testing/bundles/tea', import.meta.url));

// A server of its own, since it is stopped and killed.
let dataDir: string;
let server: EmbeddedPostgres;
let csv: string;
const start = async () => {
  server = await startEmbeddedPostgres({ dataDir, durable: false });
};

beforeAll(async () => {
  dataDir = await makeDataDir();
  csv = path.join(dataDir, 'answers.csv');
  await start();
  await writeFile(csv, 'b1,b2,b3,t1,t2,t3\n1,1,,1,1,10\n');
  expect(await run('content/content.cli.ts', 'import', teaBundle)).toMatchObject({ code: 0 });
  expect(await run('simulation/simulate.cli.ts', 'tea', '--attempts', '30')).toMatchObject({ code: 0 });
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** A command as an operator runs it, until it ends. */
function run(cli: string, ...words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const environment = { ...process.env, DATABASE_URL: server.connectionString };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [path.join(modules, cli), ...words],
      { env: environment },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

async function withSession<T>(use: (sql: pg.Client) => Promise<T>): Promise<T> {
  const sql = new pg.Client({ connectionString: server.connectionString });
  sql.on('error', () => undefined);
  await sql.connect();
  try {
    return await use(sql);
  } finally {
    await sql.end();
  }
}

/** Lets a command run into a lock, so that it is in the middle of its work, and has something happen to the database then. */
function interrupt(
  command: readonly [string, ...string[]],
  table: string,
  happen: (sql: pg.Client, pid: number) => Promise<unknown>,
) {
  return withSession((holder) =>
    withSession(async (sql) => {
      await holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      const ended = run(...command);
      const findWaiting = async () => {
        const { rows } = await sql.query<{ pid: number }>(
          "SELECT pid FROM pg_stat_activity WHERE application_name = 'yardstick-api' AND wait_event_type = 'Lock'",
        );
        return rows[0]?.pid;
      };
      await expect.poll(findWaiting).toBeDefined();
      await happen(sql, (await findWaiting()) as number);
      return ended;
    }),
  );
}

const terminate = (sql: pg.Client, pid: number) => sql.query('SELECT pg_terminate_backend($1)', [pid]);
const kinds = ['attempt', 'outcome', 'revision', 'publication'];
const countRows = () =>
  withSession(async (sql) => {
    const { rows } = await sql.query(
      `SELECT ${kinds.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join()}`,
    );
    return rows[0];
  });

const wholeOrNothing = 'What it was doing there is done as a whole or not at all, so nothing is half-written.';
const batches =
  'Whole batches of attempts were written or erased until then, and stay so. To write them anew, erase first: another run adds more.';
const lost = (why: string, done: string) =>
  `The connection to the database was lost: ${why}.\n${done}\nSee that PostgreSQL runs, then start the command again.\n`;
const ended = 'terminating connection due to administrator command';

describe('a command whose database goes away in the middle', () => {
  it.each<[name: string, table: string, done: string, cli: string, ...words: string[]]>([
    ['content import', 'publication', wholeOrNothing, 'content/content.cli.ts', 'import', teaBundle],
    ['attempts import', 'attempt', wholeOrNothing, 'attempt-import/attempts.cli.ts', 'import', 'tea', 'answers.csv'],
    ['insights rebuild', 'attempt', wholeOrNothing, 'insight/insights.cli.ts', 'rebuild'],
    ['replay', 'attempt', 'Replaying writes nothing.', 'result/replay.cli.ts', '--all'],
    ['simulate', 'attempt', batches, 'simulation/simulate.cli.ts', 'tea', '--attempts', '10'],
    ['simulate erase', 'attempt', batches, 'simulation/simulate.cli.ts', 'erase', 'tea'],
  ])('says so when an administrator ends its session: %s', async (_name, table, done, cli, ...words) => {
    const before = await countRows();
    const given = words.map((word) => (word === 'answers.csv' ? csv : word));

    const { code, stderr } = await interrupt([cli, ...given], table, terminate);

    expect({ code, stderr }).toEqual({ code: 1, stderr: lost(ended, done) });
    expect(await countRows()).toEqual(before);
  });

  it('says so when PostgreSQL is stopped, and brings the file in when it is started again', async () => {
    const before = await countRows();
    const importing = ['attempt-import/attempts.cli.ts', 'import', 'tea', csv] as const;

    const { code, stderr } = await interrupt([...importing], 'attempt', () => server.stop());
    await start();

    expect({ code, stderr }).toEqual({ code: 1, stderr: lost(ended, wholeOrNothing) });
    expect(await countRows()).toEqual(before);
    expect(await run(...importing)).toMatchObject({ code: 0 });
  });

  it('says so when its session is killed without a word', async () => {
    const { code, stderr } = await interrupt(['result/replay.cli.ts', '--all'], 'attempt', async (_sql, pid) => {
      process.kill(pid, 'SIGKILL');
    });

    expect({ code, stderr }).toEqual({ code: 1, stderr: lost('the server closed it', 'Replaying writes nothing.') });
  });

  it('says so when nobody answers to what it asks next', async () => {
    const { connectionString } = server;
    const database = createDatabase({ connectionString });
    await database.attempt.count();
    await server.stop();

    const why = await database.attempt.count().then(() => null, explainLostConnection);
    await database.$disconnect();
    await start();

    expect(why).toBe(`nobody answers at 127.0.0.1:${new URL(connectionString).port}`);
  });
});
