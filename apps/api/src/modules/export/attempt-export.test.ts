import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runDueJobs, startWorker } from '../../jobs/start-worker.ts';
import { type ApiUnderTest, startApi, testSecret } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { makeDataDir } from '../../testing/make-data-dir.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { apiKeyFor, type Staff, signInAs } from '../../testing/staff.ts';
import { purgeAttemptExports } from './purge-attempt-exports.ts';
import { runAttemptExports } from './run-attempt-exports.ts';
import { copyCountedAttempt } from './testing/many-attempts.ts';

let api: ApiUnderTest;
let dataDir: string;
let analyst: Staff;
let administrator: Staff;
const tea = new URL('../../testing/bundles/tea', import.meta.url).pathname;
beforeAll(async () => {
  dataDir = await makeDataDir();
  api = await startApi({ content: [tea], dataDir });
  analyst = await apiKeyFor(api, 'analyst');
  administrator = await apiKeyFor(api, 'administrator');
  for (let person = 0; person < 3; person++) {
    const respondent = await startRespondent(api, 'tea');
    await respondent.answerAll();
    await respondent.submit();
  }
});
afterAll(async () => {
  await api.close();
  await rm(dataDir, { recursive: true, force: true });
});
afterEach(() => api.database.attemptExport.updateMany({ where: { state: 'queued' }, data: { state: 'cancelled' } }));

const start = `mutation ($input: StartAttemptExportInput!) { startAttemptExport(input: $input) { __typename
  ... on AttemptExport { id state rowsTotal rowsDone downloadPath fileName }
  ... on InvalidInput { problems { path message } } ... on Error { message } } }`;
const list = `{ attemptExports(first: 1) { totalCount edges { node { id assessment format columns hasValues origins
  fromMonth toMonth state failure rowsTotal rowsDone rowsLeftOut bytes fileName downloadPath actorName expiresAt } } } }`;
const cancel = `mutation ($export: ID!) { cancelAttemptExport(input: { export: $export }) {
  __typename ... on AttemptExport { state downloadPath } ... on Error { message } } }`;

const ask = async (input: object = {}) =>
  (await analyst.send(start, { input: { assessment: 'tea', format: 'CSV', ...input } })).data.startAttemptExport;
const newest = async () => (await analyst.send(list)).data.attemptExports.edges[0].node;
const services = () => ({ database: api.database, secret: testSecret, privateAddresses: false, dataDir });
const work = () => runDueJobs(api.connectionString, services());
const run = (folder = dataDir) =>
  runAttemptExports({ database: api.database, connectionString: api.connectionString, dataDir: folder });
const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${address}`, { headers: { ...analyst.headers, ...headers } });
const files = async () => (await readdir(path.join(dataDir, 'exports'))).sort();
const change = (sql: string) => asOwner(api.connectionString, (client) => client.query(sql));

describe('an export of attempts', () => {
  it('is asked for, written by the worker, and downloaded; each step is in the audit', async () => {
    const asked = await ask({ origins: ['RESPONDENT'], values: true, fromMonth: '2026-01' });
    expect(asked).toMatchObject({ __typename: 'AttemptExport', state: 'QUEUED', rowsTotal: null, downloadPath: null });

    await work();

    const node = await newest();
    expect(node).toMatchObject({
      id: asked.id,
      assessment: 'tea',
      format: 'CSV',
      columns: 'ANALYSIS',
      hasValues: true,
      origins: ['RESPONDENT'],
      fromMonth: '2026-01',
      toMonth: null,
      state: 'READY',
      failure: null,
      rowsTotal: 3,
      rowsDone: 3,
      rowsLeftOut: 0,
      fileName: expect.stringMatching(/^tea-attempts-\d{4}-\d\d-\d\d\.csv$/),
    });
    expect(Date.parse(node.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 24 * 60 * 60 * 1000);
    const response = await get(node.downloadPath);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${node.fileName}"`,
      'content-length': String(node.bytes),
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
    });
    expect((await response.text()).split('\n')).toHaveLength(5);
    const { data } = await administrator.send('{ audit(first: 2) { edges { node { action summary actorName } } } }');
    const edges = data.audit.edges.map(({ node }: { node: object }) => node);
    expect(edges).toMatchObject([
      { action: 'attempt.download-export', summary: expect.stringContaining(node.fileName) },
      { action: 'attempt.export', summary: 'Single attempts at tea as CSV' },
    ]);
    expect(edges[0].actorName).toContain('key "a test"');
    expect((await stat(path.join(dataDir, 'exports'))).mode & 0o77).toBe(0);
  });

  it('that is under way is finished when the server is stopped; those after it wait for the next', async () => {
    const asked = [await ask(), await ask(), await ask(), await ask()];
    const worker = await startWorker(api.connectionString, services(), { error: () => undefined });
    const states = async () => {
      const rows = await api.database.attemptExport.findMany({ orderBy: { id: 'desc' }, take: asked.length });
      return rows.map(({ state }) => state);
    };
    await expect.poll(states).toContain('running');

    await worker.stop();

    const stopped = await states();
    expect(stopped).not.toContain('running');
    expect(stopped[0]).toBe('queued');
    const next = await startWorker(api.connectionString, services(), { error: () => undefined });
    await expect.poll(states).toEqual(['ready', 'ready', 'ready', 'ready']);
    await next.stop();
  });

  it.each<[string, object, RegExp]>([
    ['a month that is none', { fromMonth: '2026-13' }, /fromMonth: write a month/],
    ['months the wrong way round', { fromMonth: '2026-02', toMonth: '2026-01' }, /toMonth: 2026-01 is before/],
    ['no origin', { origins: [] }, /origins: name at least one/],
    ['Parquet to import', { columns: 'IMPORT', format: 'PARQUET' }, /format: an import takes CSV/],
    ['values to import', { columns: 'IMPORT', values: true }, /values: an import takes no values/],
    ['an unknown assessment', { assessment: 'coffee' }, /no such assessment/],
  ])('is refused for %s', async (_what, input, message) => {
    const before = await api.database.attemptExport.count();
    expect((await ask(input)).message).toMatch(message);
    expect(await api.database.attemptExport.count()).toBe(before);
  });

  it('holds no attempt without an answer where it is to be imported, and says how many it left out', async () => {
    const { rows } = await change(
      "SELECT attempt_id AS id, encode(content, 'hex') AS hex FROM counted_attempt LIMIT 1",
    );
    const [{ id, hex }] = rows;
    const put = (bytes: string) =>
      change(`UPDATE counted_attempt SET content = decode('${bytes}', 'hex') WHERE attempt_id = '${id}'`);
    // A byte of one is "skipped" for every question.
    await put('01'.repeat(hex.length / 2));
    await ask({ columns: 'IMPORT' });
    await run();

    expect(await newest()).toMatchObject({ state: 'READY', rowsTotal: 3, rowsDone: 3, rowsLeftOut: 1 });
    await put(hex);
  });

  it('can be cancelled while it waits, and loses its file when it is cancelled afterwards', async () => {
    const waiting = await ask();
    expect((await analyst.send(cancel, { export: waiting.id })).data.cancelAttemptExport).toMatchObject({
      state: 'CANCELLED',
    });
    const written = await ask();
    await run();
    const { downloadPath } = await newest();
    const before = await files();

    const cancelled = await analyst.send(cancel, { export: written.id });

    expect(cancelled.data.cancelAttemptExport).toEqual({
      __typename: 'AttemptExport',
      state: 'CANCELLED',
      downloadPath: null,
    });
    expect((await get(downloadPath)).status).toBe(404);
    await work();
    expect(await files()).toHaveLength(before.length - 1);
    expect((await analyst.send(cancel, { export: written.id })).data.cancelAttemptExport.__typename).toBe('OutOfDate');
    const { data } = await analyst.send(cancel, { export: Buffer.from('AttemptExport:nothing').toString('base64url') });
    expect(data.cancelAttemptExport.__typename).toBe('NotFound');
  });

  it('expires: its file is not given out, and then taken away with whatever is left of runs that died', async () => {
    await ask();
    await run();
    const { downloadPath, state } = await newest();
    expect(state).toBe('READY');
    await change(
      `UPDATE attempt_export SET expires_at = now() - interval '1 second' WHERE '${downloadPath}' LIKE '%' || id`,
    );

    expect(await newest()).toMatchObject({ state: 'EXPIRED', downloadPath: null });
    expect((await get(downloadPath)).status).toBe(404);
    const before = await files();
    await purgeAttemptExports({ database: api.database, dataDir }, new Date());

    expect(await files()).toHaveLength(before.length - 1);
    expect(await newest()).toMatchObject({ state: 'EXPIRED' });
  });

  it('says that it failed where its file cannot be written, and leaves nothing', async () => {
    await ask();
    const noFolder = import.meta.filename;

    await expect(run(noFolder)).rejects.toThrow(/ENOTDIR/);

    expect(await newest()).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('log of the server') });
    await run();
    expect(await newest()).toMatchObject({ state: 'FAILED' });
  });
});

describe('many attempts', () => {
  const count = 60_000;
  beforeAll(() => copyCountedAttempt(api.connectionString, count));

  const sessions = async () =>
    (await change("SELECT pid FROM pg_stat_activity WHERE application_name = 'yardstick-export'")).rows;
  const isUnderWay = async () => {
    const { state, rowsDone } = await newest();
    return state === 'RUNNING' && rowsDone > 0;
  };
  const until = async (is: () => Promise<boolean>) => {
    while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  const runningWorker = async () => {
    const program = path.join(import.meta.dirname, 'testing/run-exports.ts');
    const worker = spawn(process.execPath, [program, api.connectionString, dataDir], { stdio: 'inherit' });
    const ended = once(worker, 'exit');
    await until(isUnderWay);
    return { worker, ended };
  };

  it('are exported anew when the worker is killed; a half file never stands under the name of a whole one', async () => {
    const { id } = await ask({ format: 'PARQUET', origins: ['RESPONDENT'] });
    const uuid = Buffer.from(id, 'base64url').toString().split(':')[1];
    const { worker, ended } = await runningWorker();
    worker.kill('SIGKILL');
    await ended;

    const { rowsDone, state } = await newest();
    expect([state, rowsDone < count]).toEqual(['RUNNING', true]);
    expect((await files()).filter((name) => name.startsWith(String(uuid)))).toEqual([expect.stringMatching(/\.part$/)]);
    await run();
    expect((await newest()).state, 'others leave it alone for a minute').toBe('RUNNING');
    await change(`UPDATE attempt_export SET seen_at = now() - interval '61 seconds' WHERE state = 'running'`);
    await run();

    expect(await newest()).toMatchObject({ state: 'READY', rowsTotal: count + 3, rowsDone: count + 3 });
    await purgeAttemptExports({ database: api.database, dataDir }, new Date());
    expect((await files()).filter((name) => name.startsWith(String(uuid)))).toEqual([`${uuid}.parquet`]);
    const duckdb = await (await DuckDBInstance.create()).connect();
    const read = await duckdb.runAndReadAll(
      `SELECT count(*)::int AS n, count(DISTINCT "row")::int AS "rows", max("row") AS last, count(DISTINCT b1)::int AS b1
       FROM read_parquet('${path.join(dataDir, 'exports', `${uuid}.parquet`)}')`,
    );
    expect(read.getRowObjectsJson()).toEqual([{ n: count + 3, rows: count + 3, last: count + 3, b1: 1 }]);
  }, 60_000);

  it('leave neither a file nor a connection behind when the server is told to stop writing them', async () => {
    const { id } = await ask({ origins: ['RESPONDENT'] });
    const before = await files();
    const running = run();
    await until(isUnderWay);

    await analyst.send(cancel, { export: id });

    await running;
    expect(await newest()).toMatchObject({ state: 'CANCELLED' });
    expect(await files()).toEqual(before);
    await until(async () => (await sessions()).length === 0);
  }, 60_000);

  it('fail and leave no file where what writes them dies; the next export is not troubled', async () => {
    await ask({ origins: ['RESPONDENT'] });
    const before = await files();
    const running = run().catch((error) => error);
    await until(isUnderWay);

    await change("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'yardstick-export'");

    expect(await running).toBeInstanceOf(Error);
    expect(await newest()).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('log of the server') });
    expect(await files()).toEqual(before);
    await ask({ fromMonth: '2020-01', toMonth: '2020-01' });
    await run();
    expect(await newest()).toMatchObject({ state: 'READY', rowsTotal: 0 });
  }, 60_000);

  it('stop being written soon after somebody cancels, and nothing is left of the file', async () => {
    const { id } = await ask({ origins: ['RESPONDENT'] });
    const before = await files();
    const { ended } = await runningWorker();

    await analyst.send(cancel, { export: id });

    await ended;
    expect(await newest()).toMatchObject({ state: 'CANCELLED' });
    expect(await files()).toEqual(before);
  }, 60_000);

  it('are written by one worker at a time, one export after another', async () => {
    await ask({ origins: ['RESPONDENT'] });
    await ask({ origins: ['RESPONDENT'] });
    const { ended } = await runningWorker();

    await run();

    const running = await api.database.attemptExport.count({ where: { state: 'running' } });
    expect(running).toBe(1);
    await ended;
    expect(await api.database.attemptExport.count({ where: { state: { in: ['queued', 'running'] } } })).toBe(0);
  }, 60_000);
});

describe('a download', () => {
  let address: string;
  let whole: string;
  beforeAll(async () => {
    await ask({ origins: ['IMPORT', 'RESPONDENT'], columns: 'IMPORT' });
    await run();
    address = (await newest()).downloadPath;
    whole = await (await get(address)).text();
  });

  it.each<[string, number, (text: string) => string]>([
    ['bytes=0-9', 206, (text) => text.slice(0, 10)],
    ['bytes=10-', 206, (text) => text.slice(10)],
    ['bytes=-7', 206, (text) => text.slice(-7)],
    ['bytes=5-99999999', 206, (text) => text.slice(5)],
    ['bytes=0-1,4-5', 200, (text) => text],
    ['bytes=9-1', 200, (text) => text],
    ['lines=0-1', 200, (text) => text],
    ['bytes=-', 200, (text) => text],
  ])('of %s is answered by %i', async (range, status, expected) => {
    const response = await get(address, { range });

    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text.length).toBe(expected(whole).length);
    expect(text === expected(whole)).toBe(true);
    expect(response.headers.get('content-range')).toBe(
      status === 206
        ? `bytes ${whole.lastIndexOf(text)}-${whole.lastIndexOf(text) + text.length - 1}/${whole.length}`
        : null,
    );
  });

  it('that broke off can be resumed while the file is the same', async () => {
    const etag = (await get(address)).headers.get('etag') ?? '';

    expect((await get(address, { range: 'bytes=100-', 'if-range': etag })).status).toBe(206);
    expect((await get(address, { range: 'bytes=100-', 'if-range': '"another"' })).status).toBe(200);
    const beyond = await get(address, { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    expect((await fetch(`${api.url}${address}`, { method: 'HEAD', headers: analyst.headers })).status).toBe(404);
  });

  it('is for analysts and administrators alone, and not for pages of other sites', async () => {
    const publisher = await signInAs(api, 'publisher');
    const limited = await apiKeyFor(api, 'analyst', ['insight:read']);
    const signedIn = await signInAs(api, 'administrator');
    const status = async (headers: Record<string, string>) => (await fetch(`${api.url}${address}`, { headers })).status;

    expect(await status({})).toBe(401);
    expect(await status({ authorization: 'Bearer ys_wrong-wrong-wrong-wrong' })).toBe(401);
    expect(await status(publisher.headers)).toBe(403);
    expect(await status(limited.headers)).toBe(403);
    expect(await status({ ...signedIn.headers, origin: 'https://evil.example' })).toBe(403);
    expect(await status(signedIn.headers)).toBe(200);
  });

  it.each(['/studio/exports/nothing', '/studio/exports/..%2f..%2fpostgres', '/studio/exports/0190-'])(
    'of %s is nothing',
    async (wrong) => {
      expect((await get(wrong)).status).toBe(404);
    },
  );

  it('leaves nothing open when whoever asked hangs up', async () => {
    const open = async () => (await readdir('/proc/self/fd')).length;
    const before = await open();
    for (let time = 0; time < 20; time++) {
      const controller = new AbortController();
      const response = await fetch(`${api.url}${address}`, { headers: analyst.headers, signal: controller.signal });
      await response.body?.getReader().read();
      controller.abort();
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await open()).toBeLessThan(before + 10);
  });
});
