import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { parseDatabaseUrl } from './connection-url.ts';
import { DatabaseProblem } from './database-problem.ts';
import { dropTestDatabase } from './drop-test-database.ts';
import { discardEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrateDatabase } from './migrate.ts';
import { migrateJobQueue } from './migrate-job-queue.ts';
import type { TestCluster } from './test-cluster.ts';

const migrationsDir = path.resolve(import.meta.dirname, '../../prisma/migrations');
const FOLDER_PREFIX = 'yardstick-test-cluster-';

/**
 * What vitest runs once before and after all test files: a server of its own that forgets everything, or the one that
 * TEST_DATABASE_URL names (its user must be allowed to create databases), with a migrated database to copy from.
 */
export default async function startTestCluster(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { connectionString: given, discard: async () => undefined } : await startThrowAwayServer();
  const cluster = {
    connectionString: server.connectionString,
    prefix: `yardstick_test_${randomBytes(5).toString('hex')}`,
  };
  const tearDown = async () => {
    await dropDatabases(cluster).finally(server.discard);
  };
  try {
    await makeTemplate(cluster);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('testCluster', cluster);
  return tearDown;
}

async function startThrowAwayServer() {
  await discardAbandoned();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), FOLDER_PREFIX));
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(dataDir, 0o711);
  try {
    const { connectionString, stop } = await startEmbeddedPostgres({ dataDir, durable: false });
    return { connectionString, discard: () => stop().then(() => remove(dataDir)) };
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}

/** A killed run cannot clean up; the next one does it, and leaves alone what another run (or user) has in use. */
async function discardAbandoned(): Promise<void> {
  const names = (await readdir(os.tmpdir())).filter((name) => name.startsWith(FOLDER_PREFIX));
  for (const name of names) {
    await remove(path.join(os.tmpdir(), name)).catch((error) => {
      if (!(error instanceof DatabaseProblem)) throw error;
    });
  }
}

async function remove(dataDir: string): Promise<void> {
  await discardEmbeddedPostgres({ dataDir });
  await rm(dataDir, { recursive: true, force: true });
}

async function makeTemplate(cluster: TestCluster): Promise<void> {
  const database = `${cluster.prefix}_template`;
  await withServer(cluster, (client) => client.query(`CREATE DATABASE ${database}`));
  const url = new URL(cluster.connectionString);
  url.pathname = database;
  await migrateDatabase({ connectionString: url.href, migrationsDir });
  await migrateJobQueue(url.href);
}

async function dropDatabases(cluster: TestCluster): Promise<void> {
  await withServer(cluster, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [cluster.prefix],
    );
    for (const { name } of rows) await dropTestDatabase(client, name);
  });
}

async function withServer(cluster: TestCluster, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...parseDatabaseUrl(cluster.connectionString) });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
