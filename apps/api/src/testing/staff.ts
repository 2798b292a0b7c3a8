import { graphql } from 'graphql';
import { abilitiesOf, type Role } from '../auth/abilities.ts';
import { createAuth } from '../auth/create-auth.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database } from '../db/client.ts';
import { studioContext } from '../graphql/studio-context.ts';
import { studioSchema } from '../graphql/studio-schema.ts';
import { createPerson } from '../modules/person/create-person.ts';
import { type ApiUnderTest, type GraphqlAnswer, testSecret } from './api-under-test.ts';

/** Somebody of a role who is signed in; `name` tells several of them apart. */
export function aViewer(role: Role, name = `An ${role}`): Viewer {
  return {
    id: `00000000-0000-7000-8000-${Buffer.from(name).toString('hex').padEnd(12, '0').slice(0, 12)}`,
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
    role,
    abilities: abilitiesOf(role),
    apiKey: null,
  };
}

/** Makes viewers people whom rows can refer to. */
export async function enrol(database: Database, viewers: readonly Viewer[]): Promise<void> {
  await database.user.createMany({ data: viewers.map(({ id, name, email, role }) => ({ id, name, email, role })) });
}

/**
 * Runs a studio operation as somebody (null: nobody) on a database, past HTTP and sign-in. What comes out is what a client
 * would get, but for the masking of unexpected errors.
 */
export async function executeAs(
  database: Database,
  viewer: Viewer | null,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<Omit<GraphqlAnswer, 'status'>> {
  const log = { error: () => undefined, info: () => undefined, warn: () => undefined } as never;
  const secret = testSecret;
  const services = {
    auth: createAuth({ database, secret }),
    sendMail: null,
    publicUrl: undefined,
    hasOidc: false,
    privateAddresses: true,
  };
  const contextValue = studioContext({ database, secret, log }, services, viewer);
  const { data, errors } = await graphql({ schema: studioSchema, source, variableValues, contextValue });
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    errors: errors?.map(({ message, extensions, originalError }) => ({
      message: originalError?.stack ?? message,
      extensions,
    })),
  };
}

/** Somebody who is signed in over HTTP, or a script with a key. */
export interface Staff {
  /** what goes along with every request */
  headers: Record<string, string>;
  email: string;
  send: (query: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>;
}

const password = 'correct horse battery staple';

/** Lets a person in through the front door: made as the product makes them, signed in by their password. */
export async function signInAs(api: ApiUnderTest, role: Role, name = `A ${role}`): Promise<Staff> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`;
  const auth = createAuth({ database: api.database, secret: testSecret });
  const { password: hasher } = await auth.$context;
  const passwordHash = await hasher.hash(password);
  await createPerson(api.database, { name, email, role, passwordHash, now: new Date() });
  // All tests sign in from one address.
  await api.database.rateLimit.deleteMany();
  const response = await fetch(`${api.url}/studio/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return staffWith(api, email, { cookie });
}

/** A script with a key of somebody of this role. */
export async function apiKeyFor(
  api: ApiUnderTest,
  role: Role,
  abilities: readonly string[] = usableBy(role),
): Promise<Staff> {
  const person = await signInAs(
    api,
    role,
    `Owner of a key for ${role} ${Math.random().toString(36).slice(2).replaceAll(/\d/g, '')}`,
  );
  const { data } = await person.send(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on NewApiKey { key } ... on Error { message } } }',
    { input: { name: 'a test', abilities, expiresInDays: 1 } },
  );
  if (!data.createApiKey.key) throw new Error(data.createApiKey.message);
  return staffWith(api, person.email, { authorization: `Bearer ${data.createApiKey.key}` });
}

const usableBy = (role: Role) => [...abilitiesOf(role)].filter((ability) => ability !== 'key:manage');

function staffWith(api: ApiUnderTest, email: string, headers: Record<string, string>): Staff {
  return {
    headers,
    email,
    send: async (query, variables = {}) => {
      const response = await fetch(`${api.url}/studio/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as Omit<GraphqlAnswer, 'status'>;
      return { status: response.status, data, errors };
    },
  };
}
