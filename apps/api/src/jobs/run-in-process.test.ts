import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInProcess } from './run-in-process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yardstick-process-'));
});
afterAll(() => rm(folder, { recursive: true }));

const heap = { old: 32, young: 1 };
const jobs = (name: string) => new URL(`./${name}.ts`, import.meta.url).href;

async function programOf(name: string, source: string): Promise<URL> {
  const file = path.join(folder, `${name}.mjs`);
  const imports = `import { leaveParent, receiveGiven, tellParent } from '${jobs('parent-process')}';`;
  await writeFile(file, `${imports}\nconst given = await receiveGiven();\n${source}`);
  return pathToFileURL(file);
}

describe('a program in a process', () => {
  it('is given what it needs, and what it tells is taken one after another before it counts as done', async () => {
    const taken: string[] = [];
    await runInProcess<{ bytes: Uint8Array }>({
      program: await programOf('telling', 'for (const bytes of given) await tellParent({ bytes });\nleaveParent();'),
      given: [new Uint8Array([1]), new Uint8Array([2])],
      heap,
      onTold: async ({ bytes }) => {
        taken.push(`begin ${bytes}`);
        await setTimeout(5);
        taken.push(`end ${bytes}`);
      },
    });

    expect(taken).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
  });

  it('is ended where what it tells is refused, and the refusal is the error', async () => {
    const program = await programOf('endless', 'setInterval(() => tellParent({ pid: process.pid }), 1);');
    let pid = 0;

    const running = runInProcess<{ pid: number }>({
      program,
      given: {},
      heap,
      onTold: (told) => {
        pid = told.pid;
        return Promise.reject(new Error('cancelled'));
      },
    });

    await expect(running).rejects.toThrow('cancelled');
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it.each([
    ['what it throws', 'throw new RangeError("too far");', /ended with 1: .*RangeError: too far/s],
    ['the code that it ends with', 'process.exit(3);', /ended with 3/],
    [
      'that its memory was not enough',
      'const all = []; for (;;) all.push(new Array(1000).fill(all.length + 0.5));',
      /heap out of memory/,
    ],
  ])('fails with %s', async (what, source, message) => {
    const program = await programOf(what.replaceAll(' ', '-'), source);

    await expect(runInProcess({ program, given: {}, heap })).rejects.toThrow(message);
  });

  it('fails, and the server goes on, where there is none because too many files are open', async () => {
    const parent = path.join(folder, 'exhausted.mjs');
    const child = await programOf('never', '');
    await writeFile(
      parent,
      `import { openSync } from 'node:fs';
       import { setTimeout } from 'node:timers/promises';
       import { runInProcess } from '${jobs('run-in-process')}';
       try { for (;;) openSync('${parent}', 'r'); } catch {}
       const given = { program: new URL('${child.href}'), given: {}, heap: ${JSON.stringify(heap)} };
       await runInProcess(given).catch(({ code }) => console.log(code));
       await setTimeout(10);
       console.log('goes on');`,
    );

    const { stdout } = await promisify(execFile)('sh', ['-c', `ulimit -n 64; '${process.execPath}' '${parent}'`]);

    expect(stdout).toBe('EMFILE\ngoes on\n');
  });

  it('ends when the process that started it is killed', async () => {
    const beats = path.join(folder, 'beats');
    const child = await programOf(
      'beating',
      `const { appendFileSync } = await import('node:fs');
       setInterval(() => appendFileSync('${beats}', '.'), 5);`,
    );
    const parent = path.join(folder, 'parent.mjs');
    await writeFile(
      parent,
      `import { runInProcess } from '${jobs('run-in-process')}';
       await runInProcess({ program: new URL('${child.href}'), given: {}, heap: ${JSON.stringify(heap)} });`,
    );
    const started = spawn(process.execPath, [parent], { stdio: 'inherit' });
    const countBeats = () =>
      stat(beats).then(
        ({ size }) => size,
        () => 0,
      );
    await expect.poll(countBeats).toBeGreaterThan(10);

    started.kill('SIGKILL');
    await once(started, 'exit');

    await expect
      .poll(async () => {
        const before = await countBeats();
        await setTimeout(200);
        return (await countBeats()) - before;
      })
      .toBe(0);
  });
});
