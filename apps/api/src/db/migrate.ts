import type { DiagnoseMigrationHistoryOutput, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { ensureApplicationRole } from './application-role.ts';
import { type DatabaseAddress, parseDatabaseUrl } from './connection-url.ts';
import { MigrationFailed, MigrationHistoryBroken, MigrationsBusy } from './migration/errors.ts';
import { loadSchemaEngine } from './migration/load-schema-engine.ts';
import { readMigrations } from './migration/read-migrations.ts';
import { makeSchemaEngineAdapter, type SchemaEngineAdapter } from './migration/schema-engine-adapter.ts';

/** The lock that Prisma's own command line takes for the same work, so that it waits for us and we for it. */
const MIGRATION_LOCK = 72_707_369;
const TURN_PATIENCE_MS = 10 * 60_000;
const LOCK_NOT_AVAILABLE = '55P03';
const NO_FILTER = { externalTables: [], externalEnums: [] };

export type MigrationResult = {
  /** names of the migrations that were applied now */
  applied: string[];
  /** names that only the database knows: a newer Yardstick was here */
  unknown: string[];
};

/**
 * Brings a database up to the migrations of a folder, first making the role that they grant rights to. Folder and table
 * (`_prisma_migrations`) are those of `prisma migrate deploy`; beyond it, each migration and its row are one
 * transaction, so a failed or interrupted one leaves nothing, and processes that start at once wait for each other.
 * @throws MigrationFailed, MigrationHistoryBroken, MigrationsBusy, ApplicationRoleMissing
 */
export async function migrateDatabase(options: {
  connectionString: string;
  migrationsDir: string;
}): Promise<MigrationResult> {
  const migrations = await readMigrations(options.migrationsDir);
  return withMigrationSession(parseDatabaseUrl(options.connectionString), async ({ client, engine, adapter }) => {
    await waitForTurn(client);
    await ensureApplicationRole(client);
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList: migrations,
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    refuseBrokenHistory(diagnosis);
    const { unapplied, unknown } = readHistory(diagnosis);
    for (const name of unapplied) await applyMigration({ client, engine, adapter, migrations, name });
    return { applied: unapplied, unknown };
  });
}

/** The lock belongs to the session and ends with it. */
async function waitForTurn(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${TURN_PATIENCE_MS}`);
  await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`).catch((cause) => {
    if (cause instanceof pg.DatabaseError && cause.code === LOCK_NOT_AVAILABLE) throw new MigrationsBusy(cause);
    throw cause;
  });
  await client.query('SET lock_timeout = 0');
}

export type MigrationSession = { client: pg.Client; engine: SchemaEngine; adapter: SchemaEngineAdapter };

/** Lends a schema engine on one connection of its own; what the connection holds (locks) ends with it. */
export async function withMigrationSession<T>(
  address: DatabaseAddress,
  use: (session: MigrationSession) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...address, application_name: 'yardstick-migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Limits that the server sets for everyday queries do not fit migrations of large tables.
    await client.query("SET statement_timeout = 0; SET lock_timeout = 0; SET timezone = 'UTC'");
    const adapter = makeSchemaEngineAdapter(client);
    const { SchemaEngine } = await loadSchemaEngine();
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter.factory);
    try {
      return await use({ client, engine, adapter });
    } finally {
      engine.free();
    }
  } finally {
    await client.end();
  }
}

function refuseBrokenHistory({ failedMigrationNames, editedMigrationNames }: DiagnoseMigrationHistoryOutput): void {
  if (failedMigrationNames.length > 0) {
    throw new MigrationHistoryBroken(
      `Another tool left ${failedMigrationNames.join(', ')} half applied. Finish or undo it by hand, then set finished_at or ` +
        'rolled_back_at of its row in _prisma_migrations.',
      failedMigrationNames,
    );
  }
  if (editedMigrationNames.length > 0) {
    throw new MigrationHistoryBroken(
      `${editedMigrationNames.join(', ')} changed after this database had applied it. Bring the earlier file back and put the ` +
        'change into a new migration; a database without anything to keep can be thrown away instead.',
      editedMigrationNames,
    );
  }
}

function readHistory({ history }: DiagnoseMigrationHistoryOutput): { unapplied: string[]; unknown: string[] } {
  if (!history) return { unapplied: [], unknown: [] };
  return {
    unapplied: 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [],
    unknown: 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [],
  };
}

/** A script that ends the transaction it runs in would be half applied when it fails after that. */
const TRANSACTION_CONTROL = /^\s*(BEGIN|START\s+TRANSACTION|COMMIT|ROLLBACK)\b[^;]*;/im;

type Application = MigrationSession & { migrations: MigrationList; name: string };

/** Hides the later migrations from the engine, so that one call applies one. */
async function applyMigration({ client, engine, adapter, migrations, name }: Application): Promise<void> {
  const migrationDirectories = migrations.migrationDirectories.filter((directory) => directory.path <= name);
  const content = migrationDirectories.at(-1)?.migrationFile.content;
  const script = content?.tag === 'ok' ? content.value : '';
  const [control] = TRANSACTION_CONTROL.exec(script) ?? [];
  if (control)
    throw new MigrationFailed({
      migration: name,
      reason: `it says "${control.trim()}" but runs in a transaction already`,
    });

  await client.query('BEGIN');
  try {
    await engine.applyMigrations({ migrationsList: { ...migrations, migrationDirectories }, filters: NO_FILTER });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw explain(name, script, adapter.takeScriptError() ?? error);
  }
}

function explain(migration: string, script: string, cause: unknown): MigrationFailed {
  if (!(cause instanceof pg.DatabaseError)) {
    return new MigrationFailed({ migration, reason: cause instanceof Error ? cause.message : String(cause), cause });
  }
  const line = cause.position ? lineAt(script, Number(cause.position)) : undefined;
  const reason = cause.where ? `${cause.message} (${cause.where})` : cause.message;
  return new MigrationFailed({ migration, sqlState: cause.code, line, reason, cause });
}

/** PostgreSQL counts characters from 1; JavaScript's strings count halves of some. */
function lineAt(script: string, position: number): number {
  return (
    Array.from(script)
      .slice(0, position - 1)
      .filter((character) => character === '\n').length + 1
  );
}
