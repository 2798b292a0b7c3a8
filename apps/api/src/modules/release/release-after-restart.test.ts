import { rm } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import { createDatabase } from '../../db/client.ts';
import { joinEmbeddedPostgres } from '../../db/embedded-postgres.ts';
import { readEnvironment } from '../../env.ts';
import { startProduct } from '../../start-product.ts';
import { makeDataDir } from '../../testing/make-data-dir.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';

const dataDir = await makeDataDir();
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const start = () =>
  startProduct(
    readEnvironment({
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '0',
    }),
  );

it('a release whose moment came while nothing ran is published once by the next start', async () => {
  const first = await start();
  const { connectionString } = await joinEmbeddedPostgres({ dataDir });
  const database = createDatabase({ connectionString });
  // biome-ignore lint/suspicious/noExplicitAny: what an operation answers is asserted field by field.
  const run = async (document: string, input: object): Promise<any> => {
    const { data, errors } = await executeAs(database, aViewer('publisher'), document, { input });
    expect(errors).toBeUndefined();
    return Object.values(data)[0];
  };
  const guide = await database.document.findUniqueOrThrow({
    where: { kind_key: { kind: 'guide', key: 'what-a-cto-does' } },
  });
  const id = Buffer.from(`Guide:${guide.id}`).toString('base64url');
  const content = { ...(guide.content as object), title: { en: 'Published after the night' } };
  await run('mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename } }', {
    id,
    basedOn: 1,
    content,
  });
  const release = await run(
    'mutation ($input: CreateReleaseInput!) { createRelease(input: $input) { ... on Release { id } } }',
    { title: 'Night' },
  );
  await run('mutation ($input: AddToReleaseInput!) { addToRelease(input: $input) { __typename } }', {
    release: release.id,
    document: id,
    revision: 2,
  });
  const localTime = Temporal.Now.plainDateTimeISO('UTC').add({ seconds: 2 }).toString({ smallestUnit: 'second' });
  await run('mutation ($input: ScheduleReleaseInput!) { scheduleRelease(input: $input) { __typename } }', {
    release: release.id,
    localTime,
    timeZone: 'Etc/UTC',
    acceptWarnings: true,
  });
  await database.$disconnect();
  await first.stop();
  await new Promise((resolve) => setTimeout(resolve, 2500));

  const second = await start();
  const title = async () => {
    const response = await fetch(`${second.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ guide(slug: "what-a-cto-does") { title } }' }),
    });
    return ((await response.json()) as { data: { guide: { title: string } } }).data.guide.title;
  };
  await expect.poll(title, { timeout: 15_000 }).toBe('Published after the night');
  await second.stop();
}, 60_000);
