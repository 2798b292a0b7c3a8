import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contractOperation } from './testing/api-under-test.ts';
import { makeDataDir } from './testing/make-data-dir.ts';
import { postmasterPid } from './testing/postmaster-pid.ts';
import { type ProductProcess, startProductProcess } from './testing/product-process.ts';

let dataDir: string;
let running: ProductProcess[];
beforeEach(async () => {
  dataDir = await makeDataDir();
  running = [];
});
afterEach(async () => {
  for (const { child, signal } of running)
    if (child.exitCode === null && child.signalCode === null) await signal('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

function start(environment: Record<string, string> = {}): ProductProcess {
  const product = startProductProcess({ DATA_DIR: dataDir, ...environment });
  running.push(product);
  return product;
}

const ask = async (url: string, operation: string, variables: object) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: contractOperation(operation), variables }),
  });
  return ((await response.json()) as { data: Record<string, Record<string, unknown>> }).data;
};

describe('the product', { timeout: 60_000 }, () => {
  it('starts from nothing with the first content, stops cleanly on Ctrl-C, and keeps its data', async () => {
    const first = start();
    const url = await first.url;
    const guide = await ask(url, 'GuidePage', { slug: 'what-a-cto-does' });
    const { token } = (await ask(url, 'StartAttempt', { assessment: 'cto-readiness' })).startAttempt as {
      token: string;
    };
    const ended = await first.signal('SIGINT');

    const second = start();
    const attempt = await ask(await second.url, 'ResumeAttempt', { token });

    expect(first.output()).toContain('First content imported');
    expect(guide.guide?.slug).toBe('what-a-cto-does');
    expect(ended).toEqual({ code: 0, signal: null });
    expect(second.output()).not.toContain('First content imported');
    expect(attempt.attempt?.submittedAt).toBeNull();
  });

  it('logs every request with its id, and never a token', async () => {
    const product = start({ LOG_LEVEL: 'info' });
    const url = await product.url;
    const { token } = (await ask(url, 'StartAttempt', { assessment: 'cto-readiness' })).startAttempt as {
      token: string;
    };
    await ask(url, 'ResultPage', { token });
    const variables = encodeURIComponent(JSON.stringify({ token }));
    const query = encodeURIComponent(contractOperation('ResumeAttempt'));
    const byGet = await fetch(`${url}/graphql?query=${query}&variables=${variables}`, {
      headers: { 'apollo-require-preflight': 'x' },
    });
    const id = byGet.headers.get('x-request-id');
    await fetch(`${url}/result?token=${token}`);
    await product.signal('SIGTERM');

    const lines = product
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(byGet.status).toBe(200);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ requestId: id, path: '/graphql', status: 200 }),
    );
    expect(product.output()).not.toContain(token);
  });

  it('says that a port is taken, and which other one to try', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };

    const product = start({ PORT: String(port) });
    const { code } = await product.exited;
    blocker.close();

    expect(code).toBe(1);
    expect(product.output()).toContain(`Port ${port} is taken`);
    expect(product.output()).not.toMatch(/\n\s+at /);
  });

  it('refuses a second start on the same data, and the first goes on', async () => {
    const first = start();
    const url = await first.url;

    const second = start();
    const { code } = await second.exited;

    expect(code).toBe(1);
    expect(second.output()).toContain(String(first.child.pid));
    expect(second.output()).not.toMatch(/\n\s+at /);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('ends with a message when its PostgreSQL is killed, so that whoever runs it starts it again', async () => {
    const product = start();
    await product.url;

    process.kill(await postmasterPid(dataDir), 'SIGKILL');
    const { code } = await product.exited;

    expect(code).toBe(1);
    expect(product.output()).toContain('PostgreSQL has ended');
  });

  it('names a setting that cannot be used', async () => {
    const product = start({ PORT: 'eighty', YARDSTICK_SECRET: 'short' });
    const { code } = await product.exited;

    expect(code).toBe(1);
    expect(product.output()).toContain('PORT');
    expect(product.output()).toContain('YARDSTICK_SECRET');
  });
});
