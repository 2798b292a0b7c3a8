import { request as sendRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { apiKeyFor, type Staff, signInAs } from '../../testing/staff.ts';

let api: ApiUnderTest;
let publisher: Staff;
const tea = new URL('../../testing/bundles/tea', import.meta.url).pathname;
beforeAll(async () => {
  api = await startApi({ content: [tea] });
  publisher = await apiKeyFor(api, 'publisher');
});
afterAll(() => api.close());

const post = async (headers: Record<string, string>, body: string, query = 'assessment=tea') => {
  const response = await fetch(`${api.url}/studio/attempts/import?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv; charset=utf-8', ...headers },
    body,
  });
  return { status: response.status, body: await response.json() };
};
const count = () => api.database.attempt.count();
const file = (column: string) =>
  `b1,b2,b3,segment:kettle,locale\n${column},often,a|b,samovar,de\n`.replace('often', 'd');

const history = `query { attemptImports(first: 10, assessment: "tea") { totalCount edges { node {
  id state fileName rowsRead bytesRead bytesTotal problemCount problems { row column message } actorName undoneAt } } } }`;
const undo = `mutation ($import: ID!) { undoAttemptImport(input: { import: $import }) {
  __typename ... on AttemptImport { state } ... on Error { message } } }`;

describe('importing attempts over HTTP', () => {
  it('brings a file in, shows it in the history, and undoes it', async () => {
    const { status, body } = await post(publisher.headers, file('c'), 'assessment=tea&fileName=old.csv');

    expect([status, body]).toEqual([
      200,
      {
        id: expect.any(String),
        rows: 1,
        questionsWithoutColumn: ['tea/t1', 'tea/t2', 'tea/t3', 'tea/f1', 'tea/f2', 'tea/f3', 'tea/f4'],
      },
    ]);
    const attempt = await api.database.attempt.findFirstOrThrow({ include: { outcomes: true } });
    expect(attempt).toMatchObject({ origin: 'import', locale: 'de', tokenHash: null });
    // b1: 2 of 0…4 = .5, weight 1; b2: 4 of 1…5 reversed = .25, weight 2; b3: 3 of −1…3 = 1, weight 1
    expect(attempt.outcomes[0]?.scores).toMatchObject({
      competencies: [
        { competency: 'brewing', score: 50 },
        { competency: 'tasting', score: null },
      ],
    });
    const { data } = await publisher.send(history);
    expect(data.attemptImports.edges[0].node).toMatchObject({
      id: body.id,
      state: 'IMPORTED',
      fileName: 'old.csv',
      rowsRead: 1,
      bytesRead: file('c').length,
      bytesTotal: file('c').length,
      problemCount: 0,
    });

    const undone = await publisher.send(undo, { import: body.id });

    expect(undone.data.undoAttemptImport).toEqual({ __typename: 'AttemptImport', state: 'UNDONE' });
    expect(await count()).toBe(0);
    expect((await publisher.send(undo, { import: body.id })).data.undoAttemptImport.__typename).toBe('OutOfDate');
    expect((await publisher.send('{ audit(first: 2) { edges { node { action } } } }')).data.audit.edges).toEqual([
      { node: { action: 'attempt.undo-import' } },
      { node: { action: 'attempt.import' } },
    ]);
  });

  it('answers with the problems of a file, row by row', async () => {
    const { status, body } = await post(publisher.headers, 'b1,locale\na,en\nz,fr\n');

    expect(status).toBe(422);
    expect(body).toMatchObject({
      problemCount: 2,
      problems: [
        { row: 3, column: 'b1', message: expect.stringContaining('"z" is no option') },
        { row: 3, column: 'locale', message: 'the assessment is not published in "fr"; it is published in en, de' },
      ],
    });
    const { data } = await publisher.send(history);
    expect(data.attemptImports.edges[0].node).toMatchObject({ state: 'REFUSED', problems: body.problems });
  });

  it('tries a file without importing it, and refuses what was imported before', async () => {
    expect(await post(publisher.headers, file('a'), 'assessment=tea&dryRun=true')).toMatchObject({
      status: 200,
      body: { id: null, rows: 1 },
    });
    expect(await count()).toBe(0);
    const { body } = await post(publisher.headers, file('a'));

    expect((await post(publisher.headers, file('a'))).status).toBe(409);

    expect(await count()).toBe(1);
    await publisher.send(undo, { import: body.id });
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['no assessment', '', {}, 400],
    ['an unknown assessment', 'assessment=coffee', {}, 404],
    ['an unknown parameter', 'assessment=tea&dryrun=true', {}, 400],
    ['another kind of body', 'assessment=tea', { 'content-type': 'text/plain' }, 415],
  ])('refuses %s', async (_what, query, headers, status) => {
    expect((await post({ ...publisher.headers, ...headers }, file('b'), query)).status).toBe(status);
    expect(await count()).toBe(0);
  });

  it('is for publishers and administrators alone, and not for pages of other sites', async () => {
    const editor = await signInAs(api, 'editor');
    const administrator = await signInAs(api, 'administrator');
    const limited = await apiKeyFor(api, 'publisher', ['content:read']);

    expect((await post({}, file('b'))).status).toBe(401);
    expect((await post(editor.headers, file('b'))).status).toBe(403);
    expect((await post(limited.headers, file('b'))).status).toBe(403);
    expect((await post({ ...administrator.headers, origin: 'https://evil.example' }, file('b'))).status).toBe(403);
    expect(await count()).toBe(0);
    expect(
      (await post({ ...administrator.headers, origin: api.url }, file('b'), 'assessment=tea&dryRun=true')).status,
    ).toBe(200);
  });

  it('refuses a file that says it is too large before it is sent, and leaves nothing when the sender hangs up', async () => {
    const declare = (length: number) =>
      sendRequest(`${api.url}/studio/attempts/import?assessment=tea`, {
        method: 'POST',
        headers: { ...publisher.headers, 'content-type': 'text/csv', 'content-length': String(length) },
      });
    const large = declare(300 * 1024 * 1024);
    const answered = new Promise((resolve) => large.on('response', ({ statusCode }) => resolve(statusCode)));
    large.flushHeaders();
    expect(await answered).toBe(413);
    large.destroy();

    const cut = declare(10_000);
    cut.on('error', () => undefined);
    cut.write(file('e'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    cut.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));

    expect(await count()).toBe(0);
    expect(api.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  it('stops when its sender hangs up after all was sent, and leaves nothing but the note that it was interrupted', async () => {
    const before = await count();
    const body = file('e');
    const stateOf = async () => (await publisher.send(history)).data.attemptImports.edges[0]?.node;
    await asOwner(api.connectionString, async (sql) => {
      // The import stands still meanwhile.
      await sql.query('BEGIN');
      await sql.query('LOCK TABLE attempt IN ACCESS EXCLUSIVE MODE');
      const sent = sendRequest(`${api.url}/studio/attempts/import?assessment=tea&fileName=stopped.csv`, {
        method: 'POST',
        headers: { ...publisher.headers, 'content-type': 'text/csv' },
      });
      sent.on('error', () => undefined);
      sent.end(body);
      await vi.waitUntil(async () => (await stateOf())?.fileName === 'stopped.csv', { timeout: 10_000 });
      const closed = new Promise((resolve) => sent.on('close', resolve));
      sent.destroy();
      await closed;
      // Answered after the server has noticed.
      await stateOf();
      await sql.query('COMMIT');
    });

    await expect.poll(async () => (await stateOf())?.state, { timeout: 10_000 }).toBe('FAILED');
    expect(await count()).toBe(before);
    expect(api.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
    expect((await post(publisher.headers, body)).status).toBe(200);
  });
});
