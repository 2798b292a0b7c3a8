import process from 'node:process';
import { defineConfig } from 'prisma/config';

// `prisma generate`, `validate` and `format` do not use the native schema engine, but the command line downloads it
// before anything else unless it is told of one; many networks refuse that. What does need it, `prisma migrate`, has
// its counterparts in src/db: migrate.ts, create-migration.ts and schema-drift.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
