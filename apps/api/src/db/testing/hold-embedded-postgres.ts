import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';

/**
 * A program that has the embedded PostgreSQL, for tests that kill it. Says `ready` or why not, as JSON in a line each.
 * SIGINT: drains as a server would, then stops. SIGTERM: stops. SIGUSR2: ends without stopping anything.
 */
const [dataDir = '', sharedRoot = '', durability] = process.argv.slice(2);
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const started = performance.now();
  const { connectionString, cluster, stop } = await startEmbeddedPostgres({
    dataDir,
    sharedRoot,
    durable: durability === 'durable',
  });
  const idle = setInterval(() => undefined, 60_000);
  const stopAll = async () => {
    await stop();
    clearInterval(idle);
  };
  process.on('SIGTERM', stopAll);
  process.on('SIGINT', async () => {
    await sleep(200);
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows } = await client.query("SELECT 'served while draining' AS answer");
    await client.end();
    say({ state: 'drained', ...rows[0] });
    await stopAll();
  });
  process.on('SIGUSR2', () => process.exit(3));
  say({ state: 'ready', connectionString, cluster, durationMs: performance.now() - started });
} catch (error) {
  const { name, message, pid } = error as Error & { pid?: number };
  say({ state: 'refused', name, message, pid });
  process.exitCode = 1;
}
