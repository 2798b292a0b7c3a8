import { Worker as Thread } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { begun, underWay } from '../http/requests-under-way.ts';
import { createGiveWay } from './give-way.ts';

const pieceMs = 0.5;

/** A thread's day by a clock that only work and rests move: how long each piece of work was followed by a rest, in ms. */
function restsAfter(pieces: number, happens: (time: number, requests: Int32Array) => void): number[] {
  const requests = shared(2);
  let time = 0;
  const go = (until: number) => {
    for (; time < until; time += 0.25) happens(time, requests);
  };
  const giveWay = createGiveWay(requests, {
    now: () => time,
    wait: (numbers, place, value, ms) => {
      const end = time + ms;
      // As `Atomics.wait` does where the last request is answered, which is told; nothing else is.
      while (time < end && Atomics.load(numbers, place) === value) {
        go(time + 0.25);
        if (place === begun) continue;
        if (Atomics.load(numbers, underWay) === 0) return;
      }
    },
  });
  return Array.from({ length: pieces }, () => {
    go(time + pieceMs);
    const worked = time;
    giveWay();
    return time - worked;
  });
}

const begin = (requests: Int32Array) => {
  Atomics.add(requests, underWay, 1);
  Atomics.add(requests, begun, 1);
};

it('does not rest where there are no requests', () => {
  expect(restsAfter(100, () => undefined)).toEqual(Array(100).fill(0));
});

it('rests for eight times as long as it works while a request is under way, and gets on though it never ends', () => {
  const rests = restsAfter(100, (time, requests) => {
    if (time === 0) begin(requests);
  });
  expect(rests).toEqual(Array(100).fill(8 * pieceMs));
});

it('rests until a request is answered, then three times as long as it works for 200 ms, then no more', () => {
  const rests = restsAfter(500, (time, requests) => {
    if (time === 0) begin(requests);
    if (time === 3) Atomics.sub(requests, underWay, 1);
  });
  const [first, ...others] = rests;
  expect(first).toBe(2.75);
  const last = others.indexOf(0);
  expect(others.slice(0, last)).toEqual(Array(last).fill(3 * pieceMs));
  expect(others.slice(last)).toEqual(Array(others.length - last).fill(0));
  const restedMs = last * (pieceMs + 3 * pieceMs);
  expect(restedMs).toBeGreaterThan(195);
  expect(restedMs).toBeLessThan(205);
});

it('notices requests that begin and end while it works', () => {
  const rests = restsAfter(100, (time, requests) => {
    if (time === 10) Atomics.add(requests, begun, 1);
  });
  expect(rests).toEqual([...Array(10 / pieceMs).fill(0), ...Array(100 - 10 / pieceMs).fill(3 * pieceMs)]);
});

it('takes no longer rest for having waited for others itself, such as the database', () => {
  const requests = shared(2);
  begin(requests);
  let time = 0;
  const giveWay = createGiveWay(requests, {
    now: () => time,
    wait: (_numbers, _place, _value, ms) => {
      time += ms;
    },
  });
  time += 1000;
  giveWay();
  expect(time).toBe(1000 + 8 * 5);
});

/** A thread that works in pieces, by the real clock. */
const program = `
  const { workerData } = require('node:worker_threads');
  const { giveWay: module, requests, pieces } = workerData;
  import(module).then(({ createGiveWay }) => {
    const giveWay = createGiveWay(requests);
    for (;;) {
      const until = performance.now() + ${pieceMs};
      while (performance.now() < until);
      Atomics.add(pieces, 0, 1);
      Atomics.notify(pieces, 0);
      giveWay();
    }
  });`;

let thread: Thread | undefined;
afterEach(() => thread?.terminate());

it('gets on in a real thread, while a request is under way, and after', async () => {
  const [requests, pieces] = [shared(2), shared(1)];
  begin(requests);
  const giveWay = new URL('./give-way.ts', import.meta.url).href;
  thread = new Thread(program, { eval: true, workerData: { giveWay, requests, pieces } });
  const reach = async (count: number) => {
    for (let done = Atomics.load(pieces, 0); done < count; done = Atomics.load(pieces, 0))
      await Atomics.waitAsync(pieces, 0, done).value;
  };
  await reach(50);
  Atomics.store(requests, underWay, 0);
  Atomics.notify(requests, underWay);
  await reach(Atomics.load(pieces, 0) + 50);
});

function shared(count: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * count));
}
