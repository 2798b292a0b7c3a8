import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { type Staff, signInAs } from '../../testing/staff.ts';

let api: ApiUnderTest;
let administrator: Staff;
beforeAll(async () => {
  api = await startApi({ content: [] });
  administrator = await signInAs(api, 'administrator', 'Olga');
});
afterAll(() => api.close());

const password = 'another long password';
const nobody = async (query: string, variables: object = {}) => {
  const response = await fetch(`${api.url}/studio/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  expect(errors).toBeUndefined();
  return Object.values(data)[0] as never;
};
const tokenIn = (link: string) => link.split('#token=')[1] ?? '';
const personId = async (email: string) => {
  const { id } = await api.database.user.findUniqueOrThrow({ where: { email } });
  return Buffer.from(`Person:${id}`).toString('base64url');
};
const signIn = (email: string, word: string) =>
  fetch(`${api.url}/studio/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify({ email, password: word }),
  });

async function invite(email: string, role = 'EDITOR') {
  const { data } = await administrator.send(
    'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { __typename ... on Link { link isMailed invitation { id } } } }',
    { input: { email, role } },
  );
  return data.invitePerson;
}
const accept = (token: string): Promise<{ __typename: string }> =>
  nobody('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }', {
    input: { token, name: 'Ada', password },
  });

describe('an invitation', () => {
  it('makes one person of the role it names, who can then sign in', async () => {
    const { link, isMailed } = await invite('Ada@Example.org', 'PUBLISHER');
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(tokenIn(link))));

    expect(isMailed).toBe(false);
    expect(answers.filter(({ __typename }) => __typename === 'Done')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'LinkNotGood')).toHaveLength(4);
    const ada = await api.database.user.findUniqueOrThrow({ where: { email: 'ada@example.org' } });
    expect(ada.role).toBe('publisher');
    expect((await signIn('ada@example.org', password)).status).toBe(200);
  });

  it('is worthless when it is taken back, over, replaced or mistyped', async () => {
    const first = await invite('bob@example.org');
    const second = await invite('bob@example.org');
    expect((await accept(tokenIn(first.link))).__typename).toBe('LinkNotGood');

    await administrator.send('mutation ($id: ID!) { revokeInvitation(input: { invitation: $id }) { __typename } }', {
      id: second.invitation.id,
    });
    expect((await accept(tokenIn(second.link))).__typename).toBe('LinkNotGood');

    const third = await invite('bob@example.org');
    await api.database.invitation.updateMany({ where: { email: 'bob@example.org' }, data: { expiresAt: new Date(0) } });
    expect((await accept(tokenIn(third.link))).__typename).toBe('LinkNotGood');
    expect((await accept('guessed')).__typename).toBe('LinkNotGood');
    expect(await api.database.user.count({ where: { email: 'bob@example.org' } })).toBe(0);
  });
});

describe('a link for a new password', () => {
  const reset = (token: string, word: string): Promise<{ __typename: string }> =>
    nobody('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }', {
      input: { token, password: word },
    });

  it('works once, ends all sessions, and not after another change', async () => {
    const editor = await signInAs(api, 'editor', 'Forgetful Editor');
    const link = async () => {
      const { data } = await administrator.send(
        'mutation ($id: ID!) { createPasswordResetLink(input: { person: $id }) { ... on Link { link } } }',
        { id: await personId(editor.email) },
      );
      return tokenIn(data.createPasswordResetLink.link);
    };
    const [one, other] = [await link(), await link()];

    const answers = await Promise.all(Array.from({ length: 4 }, (_, n) => reset(one, `new long password ${n}`)));

    expect(answers.filter(({ __typename }) => __typename === 'Done')).toHaveLength(1);
    expect((await reset(one, 'once more, with feeling')).__typename).toBe('LinkNotGood');
    expect((await reset(other, 'once more, with feeling')).__typename).toBe('LinkNotGood');
    expect((await editor.send('{ viewer { name } }')).data.viewer).toBeNull();
  });

  it('is asked for without telling whether there is such a person', async () => {
    const ask = (email: string) =>
      nobody('mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { __typename email } }', {
        email,
      });

    expect(await ask('nobody-at-all@example.org')).toEqual(await ask('olga@example.org'));
  });

  it('is refused when it was forged', async () => {
    const head = Buffer.from(`${(await api.database.user.findFirstOrThrow()).id}.${Date.now() + 1e6}`).toString(
      'base64url',
    );
    for (const token of [`${head}.`, `${head}.AAAA`, head, '', '.', `${head}.${head}`]) {
      expect((await reset(token, 'a long enough password')).__typename).toBe('LinkNotGood');
    }
  });
});

describe('administrators', () => {
  it('cannot all be demoted or disabled, however many try at once', async () => {
    const other = await signInAs(api, 'administrator', 'Second Administrator');
    const [mine, theirs] = [await personId(administrator.email), await personId(other.email)];
    const demote = (who: Staff, id: string) =>
      who.send('mutation ($id: ID!) { changeRole(input: { person: $id, role: VIEWER }) { __typename } }', { id });

    const answers = await Promise.all([demote(administrator, theirs), demote(other, mine)]);

    const names = answers.map(({ data, errors }) => data?.changeRole?.__typename ?? errors?.[0]?.extensions?.code);
    expect(names.filter((name) => name === 'Person')).toHaveLength(1);
    expect(await api.database.user.count({ where: { role: 'administrator', disabledAt: null } })).toBe(1);
  });
});
