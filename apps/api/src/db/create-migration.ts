import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { writeMigration } from './migration/write-migration.ts';

const prismaFolder = path.resolve(import.meta.dirname, '../../prisma');
const title = process.argv.slice(2).join(' ').trim();

if (!/[a-z0-9]/i.test(title)) {
  process.stderr.write(
    'Usage:\n  node src/db/create-migration.ts <what changes>   write the migration to the Prisma schema\n',
  );
  process.exit(2);
}

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'yardstick-create-migration-'));
try {
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(dataDir, 0o711);
  const { connectionString, stop } = await startEmbeddedPostgres({ dataDir, durable: false });
  try {
    const migrationsDir = path.join(prismaFolder, 'migrations');
    const schemaDir = path.join(prismaFolder, 'schema');
    const file = await writeMigration({ connectionString, migrationsDir, schemaDir, title, now: new Date() });
    process.stdout.write(
      file
        ? `${file}\nRead it, and add what Prisma has no words for.\n`
        : 'Schema and migrations agree: nothing to write.\n',
    );
  } finally {
    await stop();
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
