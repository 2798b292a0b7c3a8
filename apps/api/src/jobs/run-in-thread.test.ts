import { describe, expect, it } from 'vitest';
import { runInThread } from './run-in-thread.ts';

const programOf = (source: string) =>
  new URL(`data:text/javascript,${encodeURIComponent(`export async function run(given) {${source}}`)}`);

describe('a program in a thread', () => {
  it('is given what it needs, and is waited for', async () => {
    const done = new Int32Array(new SharedArrayBuffer(4));

    await runInThread(programOf('setTimeout(() => { given[0] = 7; }, 50);'), done);

    expect(done[0]).toBe(7);
  });

  it.each([
    ['what it throws', 'throw new RangeError("too far");', /too far/],
    ['the code that it ends with', 'process.exit(3);', /ended with 3/],
  ])('fails with %s', async (_what, source, message) => {
    await expect(runInThread(programOf(source), null)).rejects.toThrow(message);
  });
});
