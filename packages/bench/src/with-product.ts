import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '@yardstick/api/db/client.ts';
import { openDatabase } from '@yardstick/api/db/open-database.ts';
import { seedWhenEmpty } from '@yardstick/api/modules/content/seed-when-empty.ts';
import { type AssessmentPublication, findLiveAssessment } from '@yardstick/api/modules/publishing/published-content.ts';
import { buildServer } from '@yardstick/api/server.ts';
import { type ApiUnderTest, testSecret } from '@yardstick/api/testing/api-under-test.ts';
import { type Staff, signInAs } from '@yardstick/api/testing/staff.ts';

/** Key of the assessment of the first content. */
export const firstAssessment = 'cto-readiness';

/** A PostgreSQL of its own with the first content. */
export interface BenchDatabase {
  dataDir: string;
  database: Database;
  connectionString: string;
  publication: AssessmentPublication;
}

/** The same behind a server, and somebody who may ask it for insights. */
export interface BenchProduct extends BenchDatabase {
  url: string;
  analyst: Staff;
}

/** Everything that it makes is gone afterwards. */
export async function withDatabase(work: (made: BenchDatabase) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'yardstick-bench-'));
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(dataDir, 0o711);
  const { database, connectionString, close } = await openDatabase({ databaseUrl: undefined, dataDir });
  try {
    await seedWhenEmpty(database);
    const publication = await findLiveAssessment(database, { slug: firstAssessment });
    if (!publication) throw new Error('the first content has an assessment');
    await work({ dataDir, database, connectionString, publication });
  } finally {
    await close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** As `withDatabase`. */
export async function withProduct(work: (product: BenchProduct) => Promise<void>): Promise<void> {
  await withDatabase(async (made) => {
    const { dataDir, database } = made;
    const server = await buildServer({
      database,
      secret: testSecret,
      logLevel: 'error',
      dataDir,
      rateLimitPerMinute: 0,
      trustedProxies: 0,
      webFolder: dataDir,
      adminFolder: dataDir,
    });
    try {
      const url = await server.listen({ host: '127.0.0.1', port: 0 });
      const analyst = await signInAs({ url, database } as ApiUnderTest, 'analyst');
      await work({ ...made, url, analyst });
    } finally {
      await server.close();
    }
  });
}
