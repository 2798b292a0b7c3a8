import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runDueJobs } from '../../jobs/start-worker.ts';
import { type ApiUnderTest, startApi, testSecret } from '../../testing/api-under-test.ts';
import { dieBeforeEachStatement } from '../../testing/cut-connection.ts';
import { fingerprint } from '../../testing/fingerprint.ts';
import { publishScheduledRelease } from './publish-scheduled-release.ts';
import { aReleaser, rowId } from './testing/releaser.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aReleaser>;
beforeAll(async () => {
  api = await startApi();
  peter = aReleaser(api);
});
afterAll(() => api.close());
afterEach(() => {
  vi.useRealTimers();
});

const guide = 'writing-a-technical-strategy';
const work = (release: string) => publishScheduledRelease({ database: api.database }, { releaseId: rowId(release) });
const aWorkerComes = () =>
  runDueJobs(api.connectionString, {
    database: api.database,
    secret: testSecret,
    privateAddresses: false,
    dataDir: '/nowhere',
  });
const entriesOf = async (release: string) =>
  (await api.database.auditEntry.findMany({ where: { details: { path: ['release'], equals: rowId(release) } } })).map(
    ({ action, actorKind }) => `${action} by ${actorKind}`,
  );

describe('a scheduled release', () => {
  it('waits in the queue for its moment in the time zone, and moves or leaves with the schedule', async () => {
    const id = await peter.holding('Scheduled');

    expect(await peter.schedule(id, '2036-07-01T09:00')).toMatchObject({
      state: 'SCHEDULED',
      scheduledFor: '2036-07-01T07:00:00.000Z',
      timeZone: 'Europe/Berlin',
      scheduleNote: null,
    });
    expect(await peter.queued(id)).toEqual(['2036-07-01T07:00:00.000Z']);
    await peter.schedule(id, '2036-12-01T09:00');
    expect(await peter.queued(id)).toEqual(['2036-12-01T08:00:00.000Z']);
    expect(await peter.change('unscheduleRelease', { release: id })).toMatchObject({
      state: 'OPEN',
      scheduledFor: null,
    });
    expect(await peter.queued(id)).toEqual([]);
    await peter.schedule(id, '2036-12-01T09:00');
    await peter.change('cancelRelease', { release: id });
    expect(await peter.queued(id)).toEqual([]);
  });

  it('takes the first of two hours and says so, and refuses one that clocks leave out', async () => {
    const id = await peter.holding('Night');

    expect(await peter.schedule(id, '2036-10-26T02:30')).toMatchObject({
      scheduledFor: '2036-10-26T00:30:00.000Z',
      scheduleNote: expect.stringContaining('this is the first time, at UTC+02:00'),
    });
    expect(await peter.schedule(id, '2036-03-30T02:30')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await peter.queued(id)).toEqual(['2036-10-26T00:30:00.000Z']);
  });

  it('is published once when its moment has come, by however many workers, and not before', async () => {
    const id = await peter.holding('Due');
    await peter.schedule(id, '2036-07-01T09:00');
    await work(id);
    await aWorkerComes();
    expect(await peter.titleOf(guide)).not.toBe('Due');

    await peter.comeDue(id);
    await Promise.all(Array.from({ length: 5 }, () => work(id)));
    await aWorkerComes();

    expect(await peter.titleOf(guide)).toBe('Due');
    const { id: documentId } = await peter.draftOf('guide', guide);
    expect(await api.database.publication.count({ where: { documentId, publishedBy: 'Yardstick' } })).toBe(1);
    expect((await entriesOf(id)).filter((entry) => entry === 'release.publish by system')).toHaveLength(1);
    expect(await peter.see(id)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('that became due while no worker ran is published by the next that comes', async () => {
    const id = await peter.holding('Overdue');
    await peter.schedule(id, '2036-07-01T09:00');
    await peter.comeDue(id);

    await Promise.all([aWorkerComes(), aWorkerComes()]);

    expect(await peter.titleOf(guide)).toBe('Overdue');
    expect(await peter.queued(id)).toEqual([]);
  });

  it('goes by the clock of the database, also where that of the worker is slow', async () => {
    const id = await peter.holding('Slow');
    await peter.schedule(id, '2036-07-01T09:00');
    await peter.comeDue(id);

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    await work(id);

    expect(await peter.titleOf(guide)).toBe('Slow');
  });

  it('is published or still due wherever the worker dies', async () => {
    const id = await peter.holding('Dying');
    await peter.schedule(id, '2036-07-01T09:00');
    await peter.comeDue(id);

    await dieBeforeEachStatement(api.connectionString, () => work(id));

    expect(await peter.titleOf(guide)).toBe('Dying');
  }, 60_000);

  it('opens again with the reason when something stands against it by then, said once by however many workers', async () => {
    const key = 'running-an-engineering-organisation';
    const id = await peter.holding('Overtaken', key);
    await peter.createGuide('leaving', 'Text.');
    await peter.publishDocument('guide', 'leaving');
    await peter.createGuide('staying', '[there](/guides/leaving)');
    await peter.add(id, 'guide', 'staying');
    await peter.schedule(id, '2036-07-01T09:00');
    await peter.unpublish('guide', 'leaving');
    await peter.comeDue(id);
    const before = await peter.titleOf(key);

    await Promise.all(Array.from({ length: 5 }, () => work(id)));
    await aWorkerComes();

    expect(await peter.see(id)).toMatchObject({
      state: 'OPEN',
      scheduledFor: null,
      failure: {
        message: expect.stringContaining('"/guides/leaving"'),
        problems: [{ code: 'broken-link', document: { key: 'staying' } }],
      },
    });
    expect(await peter.titleOf(key)).toBe(before);
    expect((await entriesOf(id)).filter((entry) => entry === 'release.fail by system')).toHaveLength(1);
    await peter.publishDocument('guide', 'leaving');
    expect(await peter.publish(id)).toMatchObject({ state: 'PUBLISHED', failure: null });
  });

  it('published by hand before its moment is not published again then', async () => {
    const id = await peter.holding('By hand');
    await peter.schedule(id, '2036-07-01T09:00');

    expect(await peter.publish(id)).toMatchObject({ state: 'PUBLISHED', scheduledFor: null });
    expect(await peter.queued(id)).toEqual([]);
    const before = await fingerprint(api.connectionString);
    await work(id);
    expect(await fingerprint(api.connectionString)).toEqual(before);
  });

  it('is refused for the past, while it holds nothing, and where it could not be published', async () => {
    const overtaken = await peter.holding('Overtaken');
    await peter.retitle(guide, 'Newer');
    await peter.publishDocument('guide', guide);
    const before = await fingerprint(api.connectionString);

    expect(await peter.schedule(overtaken, '2036-07-01T09:00')).toMatchObject({ __typename: 'OutOfDate' });
    expect(await peter.schedule(overtaken, '2020-01-01T09:00')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await fingerprint(api.connectionString)).toEqual(before);
    expect(await peter.schedule(await peter.create('Nothing'), '2036-01-01T09:00')).toMatchObject({
      __typename: 'InvalidInput',
    });
  });

  it('takes no job that is not its own', async () => {
    await expect(publishScheduledRelease({ database: api.database }, { releaseId: 'x' })).rejects.toThrow();
    await publishScheduledRelease({ database: api.database }, { releaseId: '00000000-0000-7000-8000-000000000000' });
  });
});
