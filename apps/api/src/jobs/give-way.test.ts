import { Worker as Thread } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';

/** A thread that counts pieces of work of half a millisecond, as fast as it is let. */
const program = `
  const { workerData } = require('node:worker_threads');
  const { giveWay: module, requestsUnderWay, pieces } = workerData;
  import(module).then(({ createGiveWay }) => {
    const giveWay = createGiveWay(requestsUnderWay);
    for (;;) {
      const until = performance.now() + 0.5;
      while (performance.now() < until);
      Atomics.add(pieces, 0, 1);
      Atomics.notify(pieces, 0);
      giveWay();
    }
  });`;

const requestsUnderWay = shared();
const pieces = shared();
let thread: Thread | undefined;
afterEach(() => thread?.terminate());

it('works through where there are no requests, rests for most of the time while there are some, and never stops', async () => {
  Atomics.store(requestsUnderWay, 0, 1);
  const giveWay = new URL('./give-way.ts', import.meta.url).href;
  thread = new Thread(program, { eval: true, workerData: { giveWay, requestsUnderWay, pieces } });
  await reach(20);

  const restingMs = await msFor(100);
  Atomics.store(requestsUnderWay, 0, 0);
  Atomics.notify(requestsUnderWay, 0);
  const freeMs = await msFor(100);

  expect(freeMs).toBeGreaterThanOrEqual(50);
  expect(restingMs / freeMs).toBeGreaterThan(2);
});

async function msFor(count: number): Promise<number> {
  const start = performance.now();
  await reach(Atomics.load(pieces, 0) + count);
  return performance.now() - start;
}

async function reach(count: number): Promise<void> {
  for (let done = Atomics.load(pieces, 0); done < count; done = Atomics.load(pieces, 0))
    await Atomics.waitAsync(pieces, 0, done).value;
}

function shared(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}
