import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { fingerprint } from '../../testing/fingerprint.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { publishScheduledRelease } from './publish-scheduled-release.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const peter = aViewer('publisher', 'Peter');
// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is asserted field by field.
type Json = any;

async function run(document: string, variables: object = {}): Promise<Json> {
  const { data, errors } = await executeAs(api.database, peter, document, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

const release = `__typename ... on Release { id title state scheduledFor timeZone failure
  items { revision hasNewerDraft isOutOfDate document { key } plan { isPublishable problems { code } } } } ... on Error { message }`;
const change = (field: string, type: string, input: object) =>
  run(`mutation ($input: ${type}!) { ${field}(input: $input) { ${release} } }`, { input });
const create = async (title: string): Promise<string> =>
  (await change('createRelease', 'CreateReleaseInput', { title })).id;

const guideOf = (key: string) =>
  api.database.document.findUniqueOrThrow({ where: { kind_key: { kind: 'guide', key } } });
const idOf = (id: string) => Buffer.from(`Guide:${id}`).toString('base64url');
const rowId = (globalId: string) => Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';

/** Retitles a guide in its draft; gives what a release takes. */
async function retitle(key: string, title: string) {
  const { id, revision, content } = await guideOf(key);
  const saved = await run(
    `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { ... on SavedDraft { document { revision } } } }`,
    { input: { id: idOf(id), basedOn: revision, content: { ...(content as object), title: { en: title } } } },
  );
  return { document: idOf(id), revision: saved.document.revision as number };
}

const titleOf = async (slug: string): Promise<string> =>
  (await api.send(`{ guide(slug: "${slug}") { title } }`)).data.guide.title;

/** As the worker would when the moment has come. */
async function comeDue(releaseId: string) {
  await api.database.release.update({
    where: { id: rowId(releaseId) },
    data: { scheduledFor: new Date(Date.now() - 1000) },
  });
}
const work = (releaseId: string) =>
  publishScheduledRelease({ database: api.database }, { releaseId: rowId(releaseId) });
const queued = (releaseId: string) =>
  asOwner(api.connectionString, async (sql) => {
    const { rows } = await sql.query<{ run_at: Date }>(
      `SELECT run_at FROM graphile_worker.jobs WHERE key = $1 AND task_identifier = 'publish-release'`,
      [`release:${rowId(releaseId)}`],
    );
    return rows.map(({ run_at }) => run_at.toISOString());
  });

describe('a release', () => {
  it('publishes all that it holds in one act, at the revisions that were put in', async () => {
    const id = await create('Spring');
    for (const key of ['cto-vs-vp-engineering', 'what-a-cto-does']) {
      await change('addToRelease', 'AddToReleaseInput', { release: id, ...(await retitle(key, `Spring: ${key}`)) });
    }
    await retitle('what-a-cto-does', 'Saved later');

    const published = await change('publishRelease', 'PublishReleaseInput', { release: id, acceptWarnings: true });

    expect(published).toMatchObject({ state: 'PUBLISHED', items: [{ hasNewerDraft: false }, { hasNewerDraft: true }] });
    expect(await titleOf('what-a-cto-does')).toBe('Spring: what-a-cto-does');
    expect(await titleOf('cto-vs-vp-engineering')).toBe('Spring: cto-vs-vp-engineering');
    const acts = await api.database.publication.findMany({ where: { publishedBy: 'Peter' }, select: { actId: true } });
    expect(new Set(acts.map(({ actId }) => actId)).size).toBe(1);
  });

  it('publishes nothing when one document cannot be, and stays open', async () => {
    const id = await create('Broken');
    await change('addToRelease', 'AddToReleaseInput', {
      release: id,
      ...(await retitle('cto-skills-framework', 'Fine')),
    });
    await change('addToRelease', 'AddToReleaseInput', {
      release: id,
      ...(await retitle('from-vp-engineering-to-cto', ' ')),
    });
    const before = await fingerprint(api.connectionString);

    const refused = await change('publishRelease', 'PublishReleaseInput', { release: id, acceptWarnings: true });

    expect(refused).toMatchObject({ __typename: 'NotPublishable' });
    expect(await fingerprint(api.connectionString)).toEqual(before);
  });

  it('says that a document was published otherwise since it was put in, and does not put it back', async () => {
    const id = await create('Overtaken');
    const item = await retitle('developing-engineering-leaders', 'Older');
    await change('addToRelease', 'AddToReleaseInput', { release: id, ...item });
    const newer = await retitle('developing-engineering-leaders', 'Newer');
    await run(`mutation ($input: PublishInput!) { publish(input: $input) { __typename } }`, {
      input: { items: [{ id: newer.document, revision: newer.revision, livePublication: 1 }], acceptWarnings: true },
    });

    const [seen] = (
      await run(`query ($id: ID!) { node(id: $id) { ${release.replace('... on Error { message }', '')} } }`, { id })
    ).items;
    expect(seen).toMatchObject({ isOutOfDate: true, hasNewerDraft: true });
    expect(await change('publishRelease', 'PublishReleaseInput', { release: id, acceptWarnings: true })).toMatchObject({
      __typename: 'OutOfDate',
    });
    expect(await titleOf('developing-engineering-leaders')).toBe('Newer');
  });

  it('by many publishers at once is published once', async () => {
    const id = await create('Raced');
    await change('addToRelease', 'AddToReleaseInput', {
      release: id,
      ...(await retitle('cto-skills-framework', 'Raced')),
    });

    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        change('publishRelease', 'PublishReleaseInput', { release: id, acceptWarnings: true }),
      ),
    );

    expect(answers.filter(({ __typename }) => __typename === 'Release')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'OutOfDate')).toHaveLength(5);
  });
});

describe('a scheduled release', () => {
  const schedule = (id: string, localTime: string, timeZone = 'Europe/Berlin') =>
    change('scheduleRelease', 'ScheduleReleaseInput', { release: id, localTime, timeZone, acceptWarnings: true });
  const holding = async (title: string, key = 'writing-a-technical-strategy') => {
    const id = await create(title);
    await change('addToRelease', 'AddToReleaseInput', { release: id, ...(await retitle(key, title)) });
    return id;
  };

  it('waits in the queue for its moment in the time zone, and moves or leaves with the schedule', async () => {
    const id = await holding('Scheduled');

    expect(await schedule(id, '2036-07-01T09:00')).toMatchObject({
      state: 'SCHEDULED',
      scheduledFor: '2036-07-01T07:00:00.000Z',
      timeZone: 'Europe/Berlin',
    });
    expect(await queued(id)).toEqual(['2036-07-01T07:00:00.000Z']);
    await schedule(id, '2036-12-01T09:00');
    expect(await queued(id)).toEqual(['2036-12-01T08:00:00.000Z']);
    await change('unscheduleRelease', 'ReleaseInput', { release: id });
    expect(await queued(id)).toEqual([]);
  });

  it('is published once when its moment has come, by however many workers, and not before', async () => {
    const id = await holding('Due');
    await schedule(id, '2036-07-01T09:00');
    await work(id);
    expect(await titleOf('writing-a-technical-strategy')).not.toBe('Due');

    await comeDue(id);
    await Promise.all(Array.from({ length: 5 }, () => work(id)));
    await work(id);

    expect(await titleOf('writing-a-technical-strategy')).toBe('Due');
    const { id: documentId } = await guideOf('writing-a-technical-strategy');
    const made = await api.database.publication.findMany({ where: { documentId, publishedBy: 'Yardstick' } });
    expect(made).toHaveLength(1);
    const entries = await api.database.auditEntry.findMany({
      where: { action: 'release.publish', actorKind: 'system' },
    });
    expect(entries).toHaveLength(1);
  });

  it('opens again with the reason when something stands against it by then', async () => {
    const key = 'running-an-engineering-organisation';
    const id = await holding('Overtaken on schedule', key);
    await schedule(id, '2036-07-01T09:00');
    const newer = await retitle(key, 'Newer');
    await run(`mutation ($input: PublishInput!) { publish(input: $input) { __typename } }`, {
      input: { items: [{ id: newer.document, revision: newer.revision, livePublication: 1 }], acceptWarnings: true },
    });
    await comeDue(id);
    await work(id);

    const seen = await run(
      `query ($id: ID!) { node(id: $id) { ${release.replace('... on Error { message }', '')} } }`,
      { id },
    );
    expect(seen).toMatchObject({ state: 'OPEN', failure: expect.stringContaining('Somebody was faster') });
    expect(await titleOf(key)).toBe('Newer');
    expect(await api.database.auditEntry.count({ where: { action: 'release.fail' } })).toBe(1);
  });

  it('cannot be scheduled for the past, or while it holds nothing', async () => {
    expect(await schedule(await holding('Past'), '2020-01-01T09:00')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await schedule(await create('Nothing'), '2036-01-01T09:00')).toMatchObject({ __typename: 'InvalidInput' });
  });
});
