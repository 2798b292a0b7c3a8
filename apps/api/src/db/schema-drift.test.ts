import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeMigration } from './migration/write-migration.ts';
import { findSchemaDrift } from './schema-drift.ts';
import { createBareDatabase, createTestDatabase, type TestDatabase } from './test-cluster.ts';

const committedSchemaDir = path.resolve(import.meta.dirname, '../../prisma/schema');

describe('the committed migrations', () => {
  it('lead to exactly what the Prisma schema describes', async () => {
    const { connectionString, drop } = await createTestDatabase();

    const drift = await findSchemaDrift({ connectionString, schemaDir: committedSchemaDir });
    await drop();

    expect(drift).toBe('');
  });
});

describe('a new migration', () => {
  let database: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await createBareDatabase();
    folder = await mkdtemp(path.join(os.tmpdir(), 'yardstick-schema-'));
  });
  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const describeGuide = (fields: string) =>
    writeFile(
      path.join(folder, 'guide.prisma'),
      `datasource db {\n  provider = "postgresql"\n}\n\nmodel Guide {\n  id Int @id\n  ${fields}\n  @@map("guide")\n}\n`,
    );
  const create = (title: string, now: string) =>
    writeMigration({
      connectionString: database.connectionString,
      migrationsDir: path.join(folder, 'migrations'),
      schemaDir: folder,
      title,
      now: new Date(now),
    });

  it('holds only what the earlier ones do not, and a later name than they have', async () => {
    await describeGuide('title String');
    const first = await create('First guides!', '2026-03-01T10:00:00Z');
    await describeGuide('title String\n  slug String @unique');
    const second = await create('slug of a guide', '2026-02-01T10:00:00Z');
    const third = await create('nothing', '2026-03-02T10:00:00Z');

    expect(path.relative(folder, first ?? '')).toBe('migrations/20260301100000_first_guides/migration.sql');
    expect(await readFile(first ?? '', 'utf8')).toContain('CREATE TABLE "guide"');
    expect(path.relative(folder, second ?? '')).toBe('migrations/20260301100001_slug_of_a_guide/migration.sql');
    const script = await readFile(second ?? '', 'utf8');
    expect(script).toContain('ADD COLUMN     "slug" TEXT NOT NULL');
    expect(script).toContain('CREATE UNIQUE INDEX "guide_slug_key"');
    expect(script).not.toContain('CREATE TABLE');
    expect(third).toBeUndefined();
  });

  it('does not see what Prisma has no words for as a difference', async () => {
    await describeGuide('title String');
    const file = (await create('guides', '2026-03-01T10:00:00Z')) ?? '';
    const script = await readFile(file, 'utf8');
    await writeFile(
      file,
      `${script}
       ALTER TABLE guide ADD CONSTRAINT guide_title_given CHECK (title <> '');
       CREATE UNIQUE INDEX guide_first ON guide (title) WHERE id = 1;
       CREATE INDEX guide_lower ON guide (lower(title));
       CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
       CREATE VIEW titles AS SELECT title FROM guide;
       GRANT SELECT ON guide TO yardstick_app;`,
    );

    expect(await create('nothing', '2026-03-02T10:00:00Z')).toBeUndefined();
  });
});
