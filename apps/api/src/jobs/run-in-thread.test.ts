import { describe, expect, it } from 'vitest';
import { runInThread } from './run-in-thread.ts';

const programOf = (source: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads';${source}`)}`,
  );

describe('a program in a thread', () => {
  it('is given what it needs, and what it tells is taken one after another before it counts as done', async () => {
    const taken: string[] = [];
    await runInThread<number>({
      program: programOf('for (const number of workerData) parentPort.postMessage(number);'),
      given: [1, 2, 3],
      onTold: async (number) => {
        taken.push(`begin ${number}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        taken.push(`end ${number}`);
      },
    });

    expect(taken).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3']);
  });

  it('is ended where what it tells is refused, and the refusal is the error', async () => {
    const endless = programOf('setInterval(() => parentPort.postMessage(1), 1);');

    const running = runInThread({
      program: endless,
      given: null,
      onTold: () => Promise.reject(new Error('cancelled')),
    });

    await expect(running).rejects.toThrow('cancelled');
  });

  it.each([
    ['what it throws', 'throw new RangeError("too far");', /too far/],
    ['the code that it ends with', 'process.exit(3);', /ended with 3/],
    [
      'that its memory was not enough',
      'const all = []; for (;;) all.push(new Array(1000).fill(all.length + 0.5));',
      /memory/,
    ],
  ])('fails with %s', async (_what, source, message) => {
    const limits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

    await expect(runInThread({ program: programOf(source), given: null, limits })).rejects.toThrow(message);
  });
});
