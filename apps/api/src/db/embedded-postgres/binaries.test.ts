import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInstalledBinaries, makeBinariesReachable } from './binaries.ts';
import { chooseServerAccount, findBarrier, isRoot, type ServerAccount } from './server-account.ts';

const nobodyInParticular: ServerAccount = { name: 'somebody', uid: 54_321, gid: 54_321 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yardstick-binaries-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

describe('the way to a folder', () => {
  it('is open to an account where every step lets it in, and names the first that does not', async () => {
    expect(findBarrier(folder, nobodyInParticular)).toBeUndefined();

    await chmod(folder, 0o700);

    expect(findBarrier(folder, nobodyInParticular)).toBe(folder);
    expect(findBarrier(folder, { ...nobodyInParticular, uid: process.getuid?.() ?? 0 })).toBeUndefined();
  });
});

describe('the PostgreSQL binaries', () => {
  const account = chooseServerAccount() ?? nobodyInParticular;

  it('are copied once for all clones where PostgreSQL’s account cannot enter the installation, and run there', async () => {
    const installed = findInstalledBinaries();
    const closed = path.join(folder, 'closed');
    await cp(installed.root, closed, { recursive: true, verbatimSymlinks: true });
    await chmod(closed, 0o700);
    const inClosedClone = { ...installed, root: closed };
    const sharedRoot = path.join(folder, 'shared');

    const copies = await Promise.all([
      makeBinariesReachable(inClosedClone, account, sharedRoot),
      makeBinariesReachable(inClosedClone, account, sharedRoot),
    ]);
    const identity = isRoot() ? { uid: account.uid, gid: account.gid } : {};
    const version = execFileSync(copies[0].postgres, ['--version'], { ...identity, cwd: '/', encoding: 'utf8' });

    expect(await readdir(sharedRoot)).toEqual([path.basename(copies[0].root)]);
    expect(copies[1].root).toBe(copies[0].root);
    expect(version).toContain(`(PostgreSQL) ${installed.major}.`);
    expect(findBarrier(path.join(copies[0].root, 'share/postgresql'), account)).toBeUndefined();
  });

  it('are used where they are if the account can enter', async () => {
    const installed = findInstalledBinaries();
    const open = path.join(folder, 'open');
    await cp(installed.root, open, { recursive: true, verbatimSymlinks: true });

    const used = await makeBinariesReachable({ ...installed, root: open }, account, path.join(folder, 'shared'));

    expect(used.root).toBe(open);
  });
});
