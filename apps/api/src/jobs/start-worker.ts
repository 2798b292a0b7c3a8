import { Logger, parseCrontab, type Runner, run, runOnce, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { parseDatabaseUrl } from '../db/connection-url.ts';
import { schedule, tasks } from './tasks.ts';
import type { Worker, WorkerServices } from './worker.ts';

interface Log {
  error: (details: object, message: string) => void;
}

/**
 * Does queued work until it is stopped; stopping lets jobs under way finish, or get to a place to go on from. Any number of
 * workers share one queue, and a job goes to one of them. What a worker held when it died is taken up by another within hours;
 * tasks stand that.
 */
export async function startWorker(
  connectionString: string,
  worker: WorkerServices,
  log: Log,
): Promise<{ stop: () => Promise<void> }> {
  const pool = makePool(connectionString);
  const stopping = new AbortController();
  const runner: Runner = await run({
    pgPool: pool,
    taskList: taskListFor({ ...worker, connectionString, stopping: stopping.signal }),
    parsedCronItems: parseCrontab(schedule),
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: loggerTo(log),
  });
  // Of an installation from before attempts were written in few bytes; finds nothing in any other.
  await runner.addJob('note-uncounted', undefined, { jobKey: 'note-uncounted' });
  // What the last worker left when it was stopped.
  await runner.addJob('export-attempts', undefined, { jobKey: 'export-attempts' });
  // Rejects when the queue is lost for good; the product ends then anyway, because its database has.
  runner.promise.catch((error) => log.error({ err: error }, 'the worker has ended'));
  return {
    stop: async () => {
      stopping.abort();
      await runner.stop().catch((error) => log.error({ err: error }, 'the worker did not stop cleanly'));
      await pool.end();
    },
  };
}

/** Does everything that is due now, once, and returns. */
export async function runDueJobs(connectionString: string, worker: WorkerServices): Promise<void> {
  const pool = makePool(connectionString);
  try {
    await runOnce({
      pgPool: pool,
      taskList: taskListFor({ ...worker, connectionString }),
      noHandleSignals: true,
      logger: loggerTo(undefined),
    });
  } finally {
    await pool.end();
  }
}

function taskListFor(worker: Worker): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(worker, payload)]),
  );
}

/** The queue belongs to the login that owns the tables; the tasks themselves work with the server's own, smaller rights. */
function makePool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ ...parseDatabaseUrl(connectionString), application_name: 'yardstick-worker', max: 4 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const loggerTo = (log: Log | undefined) =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error') log?.error({ meta }, message);
  });
