import { once } from 'node:events';
import { request } from 'node:http';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requests, underWay } from './http/requests-under-way.ts';
import { type ApiUnderTest, contractOperation, startApi } from './testing/api-under-test.ts';
import { asOwner } from './testing/as-owner.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('the server, by the audits of the GraphQL-over-HTTP specification', () => {
  const audits = serverAudits({ url: () => `${api.url}/graphql`, fetchFn: fetch });
  // MAY audits describe choices, not duties.
  const duties = audits.filter(({ name }) => !name.startsWith('MAY'));

  it.each(duties.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? '' : result.reason).toBe('');
  });
});

describe('a body that cannot be used', () => {
  const unusable: [what: string, body: BodyInit, status: number, says: string][] = [
    ['no JSON', '{"query":', 400, 'not valid JSON'],
    [
      'invalid UTF-8',
      new Uint8Array([...Buffer.from('{"query":"{ __typename '), 0xff, ...Buffer.from('}"}')]),
      400,
      'UTF-8',
    ],
    ['a prototype key', '{"query":"{ __typename }","variables":{"__proto__":{"admin":true}}}', 400, '__proto__'],
    [
      'a constructor key',
      '{"query":"{ __typename }","variables":{"constructor":{"prototype":{"admin":true}}}}',
      400,
      'constructor',
    ],
    ['ten megabytes', JSON.stringify({ query: `{ __typename #${'x'.repeat(10_000_000)}\n}` }), 413, 'large'],
    ['a batch', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]', 400, 'atch'],
    ['nothing', '', 400, ''],
    ['null', 'null', 400, ''],
    ['a number', '42', 400, ''],
  ];
  it.each(unusable)('is refused and told why: %s', async (_what, body, status, says) => {
    const response = await post(body);

    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(errors[0]?.message).toContain(says);
    expect(JSON.stringify(errors)).not.toMatch(/at .*\.ts|node_modules|prisma/i);
  });

  it('of another type is refused', async () => {
    const response = await post('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(response.status).toBe(415);
  });
});

describe('an operation that asks for too much', () => {
  const deep = (n: number) => `{ guide(slug: "what-a-cto-does") ${'{ related '.repeat(n)}{ slug }${' }'.repeat(n)} }`;
  const expensive: [what: string, query: string][] = [
    ['a thousand aliases', `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    [
      'hundreds of aliases of one list',
      `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: guides(first: 100) { totalCount }`).join(' ')} }`,
    ],
    ['great depth', deep(30)],
    [
      'a list of lists of lists',
      '{ guides(first: 100) { edges { node { related { related { related { related { related { slug } } } } } } } } }',
    ],
    [
      'fragments in a circle',
      '{ guides { ...a } } fragment a on GuideConnection { ...b } fragment b on GuideConnection { ...a }',
    ],
    ['a megabyte of document', `{ __typename ${'# filler\n'.repeat(120_000)} }`],
  ];
  it.each(expensive)('is refused: %s', async (_what, query) => {
    const { status, data, errors } = await api.send(query);

    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(500);
    expect(errors?.length).toBeGreaterThan(0);
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  });

  it.each([-1, 101, 2_147_483_647])('is refused: a page of %i', async (first) => {
    const { errors } = await api.run('GuideList', { first });
    expect(errors?.[0]?.message).toMatch(/0 to 100|maximum complexity/);
  });

  it.each(['nonsense', 'MTIzLzQ1Ng', '\u0000'])('is refused: a cursor that no list gave (%j)', async (after) => {
    const { errors } = await api.run('GuideList', { first: 1, after });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_CURSOR');
  });

  it('lets every operation of the contract through', async () => {
    const { errors } = await api.send(contractOperation('AssessmentForTaking'), { slug: 'cto-readiness' });
    expect(errors).toBeUndefined();
  });
});

describe('the server', () => {
  it('does not suggest names that the caller did not know', async () => {
    const { errors } = await api.send('{ guide(slug: "x") { bodi } }');
    expect(errors?.[0]?.message).not.toContain('Did you mean');
  });

  it('answers a malformed global id with null or a clear error, never with an internal one', async () => {
    for (const id of [
      'x',
      '',
      'R3VpZGU6',
      Buffer.from('Guide:x').toString('base64'),
      Buffer.from('Nothing:1').toString('base64'),
    ]) {
      const { status, data, errors } = await api.send('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(status).toBe(200);
      expect(data?.node ?? null).toBeNull();
      for (const error of errors ?? []) expect(error.extensions?.code).not.toBe('INTERNAL_SERVER_ERROR');
    }
  });

  it('finds by its global id every object that has one', async () => {
    const { data } = await api.send(
      '{ guide(slug: "what-a-cto-does") { id } assessment(slug: "cto-readiness") { id form { id } } }',
    );
    for (const id of [data.guide.id, data.assessment.id, data.assessment.form.id]) {
      expect((await api.send('query ($id: ID!) { node(id: $id) { id } }', { id })).data.node.id).toBe(id);
    }
  });

  it('tells nothing of an error that nobody expected, and says where it happened', async () => {
    const broken = await startApi({ content: [] });
    try {
      await asOwner(broken.connectionString, (sql) => sql.query('ALTER TABLE live_publication RENAME TO gone'));

      const { status, data, errors } = await broken.run('GuidePage', { slug: 'what-a-cto-does' });

      expect(status).toBe(200);
      expect(data).toEqual({ guide: null });
      expect(errors).toEqual([
        expect.objectContaining({
          message: 'Something went wrong on our side; it has been logged. Try again later.',
          path: ['guide'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        }),
      ]);
      expect(JSON.stringify(errors)).not.toMatch(/live_publication|prisma|select/i);
    } finally {
      await broken.close();
    }
  });

  it('serves and is ready', async () => {
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  });

  it('counts a request among those that jobs give way to until it is answered', async () => {
    const count = () => Atomics.load(requests, underWay);
    await expect.poll(count).toBe(0);
    const body = '{"query":"{ __typename }"}';
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const asking = request(`${api.url}/graphql`, { method: 'POST', headers });
    asking.write(body.slice(0, 5));
    await expect.poll(count).toBe(1);

    asking.end(body.slice(5));

    const [response] = await once(asking, 'response');
    response.resume();
    expect(response.statusCode).toBe(200);
    await expect.poll(count).toBe(0);
  });

  it('serves GraphiQL without loading anything from elsewhere', async () => {
    const response = await fetch(`${api.url}/graphiql`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=["']https?:/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('allows pages of any origin to ask, without credentials', async () => {
    const response = await post('{"query":"{ __typename }"}', { origin: 'https://example.org' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('asks one address to slow down', async () => {
    const limited = await startApi({ content: [], rateLimitPerMinute: 3 });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 4; i++) statuses.push((await limited.send('{ __typename }')).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
    } finally {
      await limited.close();
    }
  });
});
