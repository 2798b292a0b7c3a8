import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { removeAbandonedBodies, withSpooledBody } from './spool-body.ts';

it('removes what a killed server left of an upload, and nothing of one that runs', async () => {
  const killed = spawn(process.execPath, ['-e', '']);
  await once(killed, 'exit');
  const abandoned = path.join(tmpdir(), `yardstick-upload-${killed.pid}-abcdef`);
  await mkdir(abandoned);
  await writeFile(path.join(abandoned, 'body'), 'b1\na\n');

  const kept = await withSpooledBody(Readable.from([Buffer.from('b1\nb\n')]), async (file) => {
    await removeAbandonedBodies();
    return readdir(path.dirname(file));
  });

  const left = await readdir(tmpdir());
  await rm(abandoned, { recursive: true, force: true });
  expect(kept).toEqual(['body']);
  expect(left).not.toContain(path.basename(abandoned));
});

it('removes what a killed server left that had the number which this process has now', async () => {
  const abandoned = path.join(tmpdir(), `yardstick-upload-${process.pid}-abcdef`);
  await mkdir(abandoned);
  onTestFinished(() => rm(abandoned, { recursive: true, force: true }));
  await writeFile(path.join(abandoned, 'body'), 'b1\na\n');

  await removeAbandonedBodies();

  expect(await readdir(tmpdir())).not.toContain(path.basename(abandoned));
});

it('finds nothing to remove where the temporary folder is not there', async () => {
  const folder = process.env.TMPDIR;
  onTestFinished(() => {
    if (folder === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = folder;
  });
  process.env.TMPDIR = path.join(tmpdir(), 'yardstick-not-there');

  await expect(removeAbandonedBodies()).resolves.toBeUndefined();
});
