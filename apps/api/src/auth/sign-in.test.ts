import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson } from '../modules/person/create-person.ts';
import { type ApiUnderTest, startApi, testSecret } from '../testing/api-under-test.ts';
import { apiKeyFor, type Staff, signInAs } from '../testing/staff.ts';
import { createAuth } from './create-auth.ts';
import { setUpToken } from './link-token.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [] });
});
afterAll(() => api.close());

const password = 'correct horse battery staple';
const who = '{ viewer { email role apiKey abilities { name } } }';

const nobody: Pick<Staff, 'headers'> = { headers: {} };
async function studio({ headers }: Pick<Staff, 'headers'>, query: string, variables: object = {}) {
  const response = await fetch(`${api.url}/studio/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, ...(await response.json()) };
}
const signIn = (email: string, word: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/studio/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url, ...headers },
    body: JSON.stringify({ email, password: word }),
  });

describe('the first person', () => {
  const mutation = `mutation ($input: SetUpOwnerInput!) { setUpOwner(input: $input) { __typename ... on Error { message } } }`;
  const owner = { name: 'Olga', email: 'Olga@Example.org', password, token: setUpToken(testSecret) };

  it('needs what the server printed, and a password of some length', async () => {
    expect((await studio(nobody, '{ signIn { needsSetUp } }')).data.signIn.needsSetUp).toBe(true);
    const wrong = await studio(nobody, mutation, { input: { ...owner, token: 'guessed' } });
    const short = await studio(nobody, mutation, { input: { ...owner, password: 'short' } });

    expect(wrong.data.setUpOwner.__typename).toBe('LinkNotGood');
    expect(short.data.setUpOwner.__typename).toBe('InvalidInput');
    expect(await api.database.user.count()).toBe(0);
  });

  it('is one, however many set up at once, and signs in as administrator', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        studio(nobody, mutation, { input: { ...owner, email: n === 0 ? owner.email : `olga${n}@example.org` } }),
      ),
    );

    const names = answers.map(({ data }) => data.setUpOwner.__typename);
    expect(names.filter((name) => name === 'Done')).toHaveLength(1);
    expect(names.filter((name) => name === 'OutOfDate')).toHaveLength(7);
    const [person] = await api.database.user.findMany();
    expect(person?.role).toBe('administrator');
    expect((await signIn(person?.email ?? '', password)).status).toBe(200);
  });
});

describe('signing in', () => {
  it('puts the session into a cookie that scripts cannot read and other sites cannot send', async () => {
    const { email } = await signInAs(api, 'editor', 'Cookie Editor');
    const response = await signIn(email, password);

    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('gives the cookie for TLS only where people come by TLS', async () => {
    const publicUrl = 'https://yardstick.example';
    const secure = await startApi({ content: [], publicUrl });
    try {
      await createPerson(secure.database, {
        name: 'Tess',
        email: 'tess@example.org',
        role: 'viewer',
        passwordHash: await (
          await createAuth({ database: secure.database, secret: testSecret }).$context
        ).password.hash(password),
        now: new Date(),
      });
      const response = await fetch(`${secure.url}/studio/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: publicUrl },
        body: JSON.stringify({ email: 'tess@example.org', password }),
      });
      const [cookie = ''] = response.headers.getSetCookie();
      expect(cookie).toMatch(/^__Secure-.*; Secure/i);

      const ask = (origin: string) =>
        fetch(`${secure.url}/studio/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: cookie.split(';')[0] ?? '', origin },
          body: JSON.stringify({ query: who }),
        });
      expect(await (await ask(publicUrl)).json()).toMatchObject({ data: { viewer: { email: 'tess@example.org' } } });
      expect((await ask('https://evil.example')).status).toBe(403);
    } finally {
      await secure.close();
    }
  });

  it('is refused for a wrong password and for an unknown address alike', async () => {
    const { email } = await signInAs(api, 'editor', 'Wrong Password');
    const [wrong, unknown] = await Promise.all([
      signIn(email, 'not the password'),
      signIn('nobody@example.org', password),
    ]);

    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
  });

  it('ends with the sign-out', async () => {
    const editor = await signInAs(api, 'editor', 'Signs Out');
    expect((await studio(editor, who)).data.viewer.role).toBe('EDITOR');

    await fetch(`${api.url}/studio/auth/sign-out`, {
      method: 'POST',
      headers: { ...editor.headers, origin: api.url, 'content-type': 'application/json' },
      body: '{}',
    });

    expect((await studio(editor, who)).data.viewer).toBeNull();
  });

  it('gives a new session each time, whatever cookie came along', async () => {
    const { email, headers } = await signInAs(api, 'editor', 'Fixed Session');
    const planted = await signIn(email, password, { cookie: 'yardstick.session_token=planted' });
    const cookies = planted.headers.getSetCookie().join();

    expect(cookies).not.toContain('planted');
    expect(cookies).not.toContain(headers.cookie?.split('=')[1] ?? 'none');
  });

  it.each([
    '/sign-up/email',
    '/api-key/create',
    '/update-user',
    '/change-email',
    '/delete-user',
    '/list-sessions',
    '/request-password-reset',
    '/admin/set-role',
    '/ok',
    '/error',
  ])('leaves %s of the library out of reach', async (endpoint) => {
    const response = await fetch(`${api.url}/studio/auth${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify({ email: 'new@example.org', password, name: 'New', role: 'administrator' }),
    });

    expect(response.status).toBe(404);
    expect(await api.database.user.count({ where: { email: 'new@example.org' } })).toBe(0);
  });

  it('does not send the browser to another site', async () => {
    const { email } = await signInAs(api, 'editor', 'Open Redirect');
    const response = await fetch(`${api.url}/studio/auth/sign-in/email`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify({ email, password, callbackURL: 'https://evil.example' }),
    });

    expect(response.headers.get('location') ?? '').not.toContain('evil');
    expect(await response.text()).not.toContain('"url":"https://evil.example"');
  });

  it('is not for pages of other sites, and neither is the studio with a cookie', async () => {
    const editor = await signInAs(api, 'editor', 'Foreign Page');
    const answer = await studio({ headers: { ...editor.headers, origin: 'https://evil.example' } }, who);

    expect(answer.status).toBe(403);
    expect(answer.data ?? null).toBeNull();
    expect((await signIn(editor.email, password, { origin: 'https://evil.example' })).status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('slows down who tries passwords, whatever address they claim to have', async () => {
    const { email } = await signInAs(api, 'editor', 'Guessed At');
    const statuses: number[] = [];
    for (let n = 0; n < 30; n++) {
      const response = await signIn(email, `guess ${n}, long enough`, {
        'x-forwarded-for': `10.0.0.${n}`,
        'x-yardstick-address': `10.0.1.${n}`,
      });
      statuses.push(response.status);
    }

    expect(statuses).toContain(429);
    await api.database.rateLimit.deleteMany();
  });
});

describe('an API key', () => {
  it('acts for its person with no more than it was given', async () => {
    const script = await apiKeyFor(api, 'publisher', ['content:read']);
    const { data } = await script.send(who);

    expect(data.viewer).toMatchObject({ role: 'PUBLISHER', apiKey: 'a test', abilities: [{ name: 'content:read' }] });
    const { errors } = await script.send('mutation { createRelease(input: { title: "x" }) { __typename } }');
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('shrinks with the role of its person', async () => {
    const script = await apiKeyFor(api, 'publisher');
    await api.database.user.updateMany({ where: { email: script.email }, data: { role: 'viewer' } });

    const { data } = await script.send(who);
    expect(data.viewer.abilities).toEqual([{ name: 'content:read' }]);
  });

  it('is nobody when it is wrong, over or revoked, even with a good cookie beside it', async () => {
    const good = await apiKeyFor(api, 'administrator');
    const person = await signInAs(api, 'administrator', 'Beside A Key');
    const { authorization = '' } = good.headers;
    const expired = await apiKeyFor(api, 'administrator');
    await api.database.apiKey.updateMany({
      where: { person: { email: expired.email } },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    const revoked = await apiKeyFor(api, 'administrator');
    await api.database.apiKey.updateMany({
      where: { person: { email: revoked.email } },
      data: { revokedAt: new Date() },
    });

    const wrong = [
      `${authorization}x`,
      authorization.slice(0, -1),
      'Bearer ys_',
      'Bearer ',
      'Basic YTpi',
      'ys_x',
      '',
      expired.headers.authorization ?? '',
      revoked.headers.authorization ?? '',
    ];
    for (const each of wrong) {
      const answer = await studio(
        { headers: { cookie: person.headers.cookie ?? '', authorization: each } },
        `${who.slice(0, -1)} settings { locales } }`,
      );
      expect(answer.errors?.[0].extensions.code, each).toBe('UNAUTHENTICATED');
      expect(answer.data?.viewer ?? null, each).toBeNull();
    }
  });

  it('makes no keys and has no more abilities than its person', async () => {
    const script = await apiKeyFor(api, 'administrator');
    const make =
      'mutation ($a: [String!]!) { createApiKey(input: { name: "n", abilities: $a, expiresInDays: 1 }) { __typename ... on InvalidInput { problems { path } } } }';
    expect((await script.send(make, { a: ['content:read'] })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');

    const editor = await signInAs(api, 'editor', 'Greedy Editor');
    for (const ability of ['person:manage', 'key:manage', 'everything', '__proto__']) {
      expect((await editor.send(make, { a: [ability] })).data.createApiKey.__typename).toBe('InvalidInput');
    }
  });

  it('of somebody else is neither seen nor revoked', async () => {
    const one = await signInAs(api, 'editor', 'Key Owner');
    const other = await signInAs(api, 'editor', 'Other Editor');
    const { data } = await one.send(
      'mutation { createApiKey(input: { name: "mine", abilities: ["content:read"], expiresInDays: 1 }) { ... on NewApiKey { apiKey { id } } } }',
    );
    const revoke = 'mutation ($id: ID!) { revokeApiKey(input: { apiKey: $id }) { __typename } }';

    expect((await other.send('{ apiKeys { totalCount } }')).data.apiKeys.totalCount).toBe(0);
    expect((await other.send(revoke, { id: data.createApiKey.apiKey.id })).data.revokeApiKey.__typename).toBe(
      'NotFound',
    );
    expect((await one.send(revoke, { id: data.createApiKey.apiKey.id })).data.revokeApiKey.__typename).toBe('ApiKey');
  });
});

describe('a disabled person', () => {
  it('is nobody at once, with session and key', async () => {
    const editor = await signInAs(api, 'editor', 'To Be Disabled');
    const { data } = await editor.send(
      'mutation { createApiKey(input: { name: "k", abilities: ["content:read"], expiresInDays: 1 }) { ... on NewApiKey { key } } }',
    );
    const administrator = await signInAs(api, 'administrator', 'Disabling Administrator');
    const person = await api.database.user.findUniqueOrThrow({ where: { email: editor.email } });
    const id = Buffer.from(`Person:${person.id}`).toString('base64url');

    await administrator.send('mutation ($id: ID!) { disablePerson(input: { person: $id }) { __typename } }', { id });

    expect((await editor.send(who)).data.viewer).toBeNull();
    expect(
      (await studio({ headers: { authorization: `Bearer ${data.createApiKey.key}` } }, who)).data.viewer,
    ).toBeNull();
    const again = await signIn(editor.email, password);
    const cookie = again.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    expect((await studio({ headers: { cookie } }, who)).data.viewer).toBeNull();
  });
});

describe('secrets', () => {
  it('appear in no log, audit or answer', async () => {
    const audit = JSON.stringify(await api.database.auditEntry.findMany());
    const keys = await api.database.apiKey.findMany();
    const said = `${api.logged.join('\n')}\n${audit}`;

    expect(said.length).toBeGreaterThan(1000);
    expect(said).not.toContain(password);
    expect(said).not.toContain(setUpToken(testSecret));
    expect(said).not.toMatch(/ys_[\w-]{20}/);
    expect(keys.length).toBeGreaterThan(3);
    for (const { keyHash } of keys) expect(said).not.toContain(Buffer.from(keyHash).toString('hex'));
    const accounts = await api.database.account.findMany();
    for (const { password: hash } of accounts) {
      expect(hash).not.toContain(password);
      expect(said).not.toContain(hash);
    }
  });
});
