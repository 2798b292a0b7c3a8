import { connect } from 'node:net';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { begun, countRequests, requests, underWay } from './requests-under-way.ts';

const server = fastify();
let answer: () => void = () => undefined;
beforeAll(async () => {
  countRequests(server);
  server.get('/', () => new Promise((resolve) => (answer = () => resolve('told'))));
  server.get('/broken', () => Promise.reject(new Error('broken')));
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

const count = () => Atomics.load(requests, underWay);
const address = () => server.listeningOrigin;

it('counts a request until it is answered', async () => {
  expect(count()).toBe(0);
  const asking = fetch(address());
  await expect.poll(count).toBe(1);

  answer();

  expect(await (await asking).text()).toBe('told');
  await expect.poll(count).toBe(0);
});

it('tells that there was a request after it is answered', async () => {
  const before = Atomics.load(requests, begun);
  const asking = fetch(address());
  await expect.poll(count).toBe(1);
  answer();
  await asking;
  expect(Atomics.load(requests, begun)).toBe(before + 1);
});

it('counts no request any more whose sender has gone, or that failed', async () => {
  const { port, hostname } = new URL(address());
  const socket = connect(Number(port), hostname);
  socket.write(`GET / HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
  await expect.poll(count).toBe(1);

  socket.destroy();
  await expect.poll(count).toBe(0);

  expect((await fetch(`${address()}/broken`)).status).toBe(500);
  await expect.poll(count).toBe(0);
});

it('wakes whoever waits for the last one', async () => {
  const asking = fetch(address());
  await expect.poll(count).toBe(1);
  const waiting = Atomics.waitAsync(requests, underWay, 1, 5000).value;

  answer();

  expect(await waiting).toBe('ok');
  await asking;
});
