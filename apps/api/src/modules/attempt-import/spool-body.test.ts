import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { removeAbandonedBodies, withSpooledBody } from './spool-body.ts';

let warnings: { err: unknown }[] = [];
const log = { warn: (details: { err: unknown }) => void warnings.push(details) };
beforeEach(() => {
  warnings = [];
});

it('removes what a killed server left of an upload, and nothing of one that runs', async () => {
  const killed = spawn(process.execPath, ['-e', '']);
  await once(killed, 'exit');
  const abandoned = path.join(tmpdir(), `yardstick-upload-${killed.pid}-abcdef`);
  await mkdir(abandoned);
  await writeFile(path.join(abandoned, 'body'), 'b1\na\n');

  const kept = await withSpooledBody(Readable.from([Buffer.from('b1\nb\n')]), async (file) => {
    await removeAbandonedBodies(log);
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

  await removeAbandonedBodies(log);

  expect(await readdir(tmpdir())).not.toContain(path.basename(abandoned));
});

it('leaves what another server that runs is receiving, until that one has ended', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  const ended = once(other, 'exit');
  const folder = path.join(tmpdir(), `yardstick-upload-${other.pid}-abcdef`);
  onTestFinished(async () => {
    other.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  await mkdir(folder);
  await writeFile(path.join(folder, 'body'), 'b1\na\n');

  await removeAbandonedBodies(log);
  const whileItRuns = await readdir(folder);
  other.kill('SIGKILL');
  await ended;
  await removeAbandonedBodies(log);

  expect(whileItRuns).toEqual(['body']);
  expect(await readdir(tmpdir())).not.toContain(path.basename(folder));
});

it('finds nothing to remove where the temporary folder is not there', async () => {
  await removeAbandonedBodies(log, path.join(tmpdir(), 'yardstick-not-there'));

  expect(warnings).toEqual([]);
});

it('does without where the temporary folder can be written but not listed, and says so', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yardstick-not-listed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o333);
  actAsNobody();

  await removeAbandonedBodies(log, folder);

  expect(warnings).toMatchObject([{ err: { code: 'EACCES' } }]);
});

/** Root may list everything. */
function actAsNobody(): void {
  if (process.geteuid?.() !== 0) return;
  process.seteuid?.(65_534);
  onTestFinished(() => process.seteuid?.(0));
}
