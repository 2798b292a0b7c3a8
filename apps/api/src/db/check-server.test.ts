import { describe, expect, inject, it } from 'vitest';
import { checkServer, DatabaseUnreachable } from './check-server.ts';
import { parseDatabaseUrl } from './connection-url.ts';
import { findFreePort } from './embedded-postgres/connection-file.ts';

const address = parseDatabaseUrl(inject('testCluster').connectionString);
const problemOf = (changed: Partial<typeof address>) =>
  checkServer({ ...address, ...changed }).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('looking at the server of a DATABASE_URL', () => {
  it('tells its version', async () => {
    expect(await checkServer(address)).toEqual({ version: expect.stringMatching(/^1[5-8]\.\d+$/), isTried: true });
  });

  it.each([
    ['nobody listening', async () => ({ port: await findFreePort() }), 'Nobody listens'],
    ['a wrong password', async () => ({ password: 'guessed-s3cret' }), 'password is wrong'],
    ['a missing database', async () => ({ database: 'not_there' }), 'does not exist: create it'],
    ['an unknown host', async () => ({ host: 'no-such-host.invalid' }), 'host name'],
  ])('explains %s without repeating the password', async (_, change, words) => {
    const problem = await problemOf(await change());

    expect(problem).toBeInstanceOf(DatabaseUnreachable);
    expect((problem as Error).message).toContain(words);
    expect((problem as Error).message).not.toContain('s3cret');
    expect((problem as Error).message).not.toContain(address.password);
  });
});
