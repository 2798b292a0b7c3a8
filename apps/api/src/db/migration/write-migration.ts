import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { migrateDatabase } from '../migrate.ts';
import { findSchemaDrift } from '../schema-drift.ts';
import { readMigrations } from './read-migrations.ts';

type NewMigration = {
  /** of an empty database, which is migrated to compare it with the schema */
  connectionString: string;
  migrationsDir: string;
  schemaDir: string;
  /** free text; becomes part of the folder's name */
  title: string;
  now: Date;
};

/**
 * Writes the migration that leads from the existing ones to the Prisma schema, in Prisma's layout, to be read and
 * completed by hand: what Prisma cannot say (checks, grants, partial indexes) is not in it.
 * @returns the file, or undefined when schema and migrations agree
 */
export async function writeMigration(options: NewMigration): Promise<string | undefined> {
  const { connectionString, migrationsDir, schemaDir } = options;
  await migrateDatabase({ connectionString, migrationsDir });
  const script = await findSchemaDrift({ connectionString, schemaDir });
  if (script === '') return undefined;

  const { migrationDirectories, lockfile } = await readMigrations(migrationsDir);
  const folder = path.join(migrationsDir, nameMigration(options, migrationDirectories.at(-1)?.path));
  await mkdir(folder, { recursive: true });
  if (lockfile.content === null) await writeFile(path.join(migrationsDir, lockfile.path), 'provider = "postgresql"\n');
  const file = path.join(folder, 'migration.sql');
  await writeFile(file, `${script}\n`, { flag: 'wx' });
  return file;
}

/** The second in UTC and the title; later than `last` even where that one was made under a clock ahead of ours. */
function nameMigration({ title, now }: NewMigration, last: string | undefined): string {
  const second = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const previous = last?.slice(0, 14) ?? '';
  const stamp = second > previous ? second : String(Number(previous) + 1);
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ['change'];
  return [stamp, ...words].join('_');
}
