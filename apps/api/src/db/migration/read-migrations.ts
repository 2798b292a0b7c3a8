import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm';

/** The migrations of a folder in the order in which they are applied, as the schema engine wants them. */
export async function readMigrations(migrationsDir: string): Promise<MigrationList> {
  const entries = await readdir(migrationsDir, { withFileTypes: true }).catch(ignoreMissing);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: migrationsDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readIfPresent(path.join(migrationsDir, 'migration_lock.toml')),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => {
        const script = await readFile(path.join(migrationsDir, name, 'migration.sql'), 'utf8');
        return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } as const } };
      }),
    ),
  };
}

/** All .prisma files of a folder. */
export async function readSchema(schemaDir: string): Promise<SchemasContainer> {
  const names = (await readdir(schemaDir, { recursive: true })).filter((name) => name.endsWith('.prisma')).sort();
  const files = names.map(async (name) => {
    const file = path.join(schemaDir, name);
    return { path: file, content: await readFile(file, 'utf8') };
  });
  return { files: await Promise.all(files) };
}

async function readIfPresent(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

function ignoreMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
