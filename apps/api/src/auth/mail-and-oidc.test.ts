import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../testing/api-under-test.ts';
import { startIdentityProvider } from '../testing/identity-provider.ts';
import { startMailReceiver } from '../testing/mail-receiver.ts';
import { type Staff, signInAs } from '../testing/staff.ts';

let api: ApiUnderTest;
let mail: Awaited<ReturnType<typeof startMailReceiver>>;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let administrator: Staff;
beforeAll(async () => {
  mail = await startMailReceiver();
  provider = await startIdentityProvider('yardstick');
  api = await startApi({
    content: [],
    mail: { smtpUrl: mail.smtpUrl, from: 'yardstick@example.org' },
    oidc: { issuer: provider.issuer, clientId: 'yardstick', clientSecret: 'a secret of the provider' },
  });
  administrator = await signInAs(api, 'administrator', 'Olga');
});
afterAll(async () => {
  await api.close();
  await mail.close();
  await provider.close();
});

describe('a server that knows a mail server but not its own address', () => {
  it('mails no link, and says so', async () => {
    const { data } = await administrator.send(
      'mutation { invitePerson(input: { email: "ada@example.org", role: EDITOR }) { ... on Link { link isMailed } } }',
    );

    expect(data.invitePerson).toMatchObject({
      isMailed: false,
      link: expect.stringMatching(/^\/studio\/invitation#token=/),
    });
    expect(mail.mails).toEqual([]);
  });
});

describe('a server that knows both', () => {
  it('mails invitations and links for new passwords, to nobody else than who is known', async () => {
    const known = await startApi({
      content: [],
      publicUrl: 'http://yardstick.example',
      mail: { smtpUrl: mail.smtpUrl, from: 'yardstick@example.org' },
    });
    try {
      const ask = (email: string) =>
        fetch(`${known.url}/studio/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            query: 'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { email } }',
            variables: { email },
          }),
        });
      await known.database.user.create({
        data: {
          id: '01900000-0000-7000-8000-0000000000aa',
          name: 'Ada',
          email: 'ada@example.org',
          role: 'editor',
          accounts: { create: { id: 'a', accountId: 'a', providerId: 'credential', password: 'a hash' } },
        },
      });
      await ask('nobody@example.org');
      await ask(' Ada@Example.org ');
      await expect.poll(() => mail.mails.length, { timeout: 5000 }).toBe(1);

      expect(mail.mails[0]).toContain('To: ada@example.org');
      expect(mail.mails[0]?.replaceAll('=\r\n', '')).toMatch(/http:\/\/yardstick\.example\/studio\/reset#token/);
      expect(known.logged.join('')).not.toContain('#token');
    } finally {
      await known.close();
    }
  });
});

describe('an identity provider', () => {
  /** Goes to the provider and comes back, as a browser does. */
  async function comeBackAs(person: { sub: string; email: string; name: string; email_verified?: boolean }) {
    const start = await fetch(`${api.url}/studio/auth/sign-in/social`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify({ provider: 'oidc', callbackURL: '/studio/', errorCallbackURL: '/studio/sign-in' }),
    });
    const text = await start.text();
    if (!start.ok) throw new Error(`${start.status} ${text} ${api.logged.slice(-3).join()}`);
    const { url } = JSON.parse(text) as { url: string };
    const cookie = start.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const asked = new URL(url).searchParams;
    provider.vouchFor({ email_verified: true, ...person, nonce: asked.get('nonce') });
    const back = new URL(`${api.url}/studio/auth/callback/oidc`);
    back.searchParams.set('code', 'code');
    back.searchParams.set('state', asked.get('state') ?? '');
    const response = await fetch(back, { redirect: 'manual', headers: { cookie } });
    const session = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const viewer = await fetch(`${api.url}/studio/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: session },
      body: JSON.stringify({ query: '{ viewer { email } }' }),
    });
    const { data } = (await viewer.json()) as { data: { viewer: { email: string } | null } };
    return { location: response.headers.get('location') ?? '', viewer: data.viewer };
  }

  it('lets in who is here already, by their verified address', async () => {
    await signInAs(api, 'editor', 'Known Editor');
    const back = await comeBackAs({ sub: '7', email: 'known.editor@example.org', name: 'Known Editor' });

    expect(back.location).toBe('/studio/');
    expect(back.viewer).toEqual({ email: 'known.editor@example.org' });
  });

  it('does not let in who only claims the address', async () => {
    await signInAs(api, 'administrator', 'Target Administrator');
    const email = 'target.administrator@example.org';

    const { viewer } = await comeBackAs({ sub: '9', email, name: 'Mallory', email_verified: false });
    expect(viewer).toBeNull();
  });

  it('makes nobody', async () => {
    const { viewer, location } = await comeBackAs({ sub: '8', email: 'stranger@example.org', name: 'Stranger' });

    expect(viewer).toBeNull();
    expect(location).toContain('/studio/sign-in');
    expect(await api.database.user.count({ where: { email: 'stranger@example.org' } })).toBe(0);
  });
});
