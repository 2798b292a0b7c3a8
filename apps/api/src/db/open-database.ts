import path from 'node:path';
import { checkServer } from './check-server.ts';
import { createDatabase, type Database } from './client.ts';
import { describeAddress, parseDatabaseUrl } from './connection-url.ts';
import { DataDirectoryInUse } from './embedded-postgres/errors.ts';
import { joinEmbeddedPostgres, type Log, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrateDatabase } from './migrate.ts';
import { migrateJobQueue } from './migrate-job-queue.ts';

const prismaFolder = path.resolve(import.meta.dirname, '../../prisma');

export type OpenDatabase = {
  database: Database;
  /** the login that owns the tables; for LISTEN and the like see sessionConfig() */
  connectionString: string;
  /** for people; holds no password */
  description: string;
  /** resolves with a description when an embedded PostgreSQL of ours ends, through close() or by itself; never for others */
  ended: Promise<string>;
  /** closes the connections, then stops the embedded PostgreSQL if it is ours */
  close(): Promise<void>;
};

export type OpenDatabaseOptions = {
  databaseUrl: string | undefined;
  dataDir: string;
  logger?: Log | undefined;
  /**
   * What to do when another process already runs the embedded PostgreSQL on `dataDir`: a command beside a running server
   * joins it, a second server refuses.
   */
  whenInUse?: 'join' | 'refuse';
};

type Server = Pick<OpenDatabase, 'connectionString' | 'description' | 'ended'> & { stop(): Promise<void> };

const never = new Promise<string>(() => undefined);

/**
 * Finds or starts the PostgreSQL that the settings name and brings its schema up to date.
 * @throws DatabaseProblem
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const server = options.databaseUrl ? await useServer(options.databaseUrl) : await useEmbedded(options);
  const { connectionString, description, ended } = server;
  try {
    const { applied, unknown } = await migrateDatabase({
      connectionString,
      migrationsDir: path.join(prismaFolder, 'migrations'),
    });
    await migrateJobQueue(connectionString);
    if (applied.length > 0) options.logger?.info({ applied }, 'applied migrations');
    if (unknown.length > 0) options.logger?.info({ unknown }, 'the database was migrated by a newer version');
    const database = createDatabase({ connectionString });
    const close = async () => {
      await database.$disconnect();
      await server.stop();
    };
    return { database, connectionString, description, ended, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function useServer(connectionString: string): Promise<Server> {
  const address = parseDatabaseUrl(connectionString);
  const { version, isTried } = await checkServer(address);
  const note = isTried ? '' : ', newer than any that Yardstick was tried with';
  return {
    connectionString,
    description: `PostgreSQL ${version} at ${describeAddress(address)}${note}`,
    ended: never,
    stop: async () => undefined,
  };
}

async function useEmbedded({ dataDir, logger, whenInUse = 'join' }: OpenDatabaseOptions): Promise<Server> {
  const folder = path.join(dataDir, 'postgres');
  try {
    const { connectionString, ended, stop } = await startEmbeddedPostgres({ dataDir, logger });
    return { connectionString, ended, stop, description: `embedded PostgreSQL in ${folder}` };
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse) || whenInUse === 'refuse') throw error;
    const { connectionString } = await joinEmbeddedPostgres({ dataDir });
    return {
      connectionString,
      description: `embedded PostgreSQL of process ${error.pid}`,
      ended: never,
      stop: async () => undefined,
    };
  }
}
