import { parseDatabaseUrl } from './connection-url.ts';
import { withMigrationSession } from './migrate.ts';
import { readSchema } from './migration/read-migrations.ts';

const HEADING = /^-- This is an empty migration\.\s*$/m;

/**
 * The SQL that would turn the database into what the Prisma schema describes; '' when it is that already. What Prisma has
 * no words for (checks, grants, partial indexes) is not compared.
 *
 * The database is the one that migrations were applied to: the engine would also replay a folder by itself, but only
 * into a shadow database through a driver that splits scripts.
 */
export async function findSchemaDrift(options: { connectionString: string; schemaDir: string }): Promise<string> {
  const { files } = await readSchema(options.schemaDir);
  return withMigrationSession(parseDatabaseUrl(options.connectionString), async ({ engine }) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: options.schemaDir },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return (stdout ?? '').replace(HEADING, '').trim();
  });
}
