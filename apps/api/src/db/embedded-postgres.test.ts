import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPidFile } from './embedded-postgres/pid-file.ts';
import { chooseServerAccount, findBarrier, isRoot, ownerOf } from './embedded-postgres/server-account.ts';
import { discardEmbeddedPostgres, joinEmbeddedPostgres } from './embedded-postgres.ts';
import { ask, type EmbeddedProcess, type Identity, runEmbeddedPostgres } from './testing/embedded-process.ts';

/** Root tries both ways: PostgreSQL under another account, and a start by somebody who is not root. */
const other = isRoot() ? chooseServerAccount() : undefined;
const canRunAsOther = other && !findBarrier(process.execPath, other) && !findBarrier(import.meta.dirname, other);
const identities: { who: string; identity: Identity }[] = [
  { who: isRoot() ? 'root' : 'this user', identity: {} },
  ...(other && canRunAsOther ? [{ who: other.name, identity: { uid: other.uid, gid: other.gid } }] : []),
];

describe.each(identities)('the embedded PostgreSQL, started by $who', ({ who, identity }) => {
  let folder: string;
  let dataDir: string;
  let running: EmbeddedProcess[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'yardstick-embedded-'));
    dataDir = path.join(folder, 'data');
    await chmod(folder, 0o711);
    if (identity.uid !== undefined && identity.gid !== undefined) await chown(folder, identity.uid, identity.gid);
  });
  afterEach(async () => {
    for (const { child, end } of running)
      if (child.exitCode === null && child.signalCode === null) await end('SIGTERM');
    running = [];
  });
  afterAll(async () => {
    await discardEmbeddedPostgres({ dataDir, sharedRoot: folder });
    await rm(folder, { recursive: true, force: true });
  });

  const run = () => {
    const embedded = runEmbeddedPostgres({ dataDir, sharedRoot: folder, identity });
    running.push(embedded);
    return embedded;
  };
  const start = async () => {
    const embedded = run();
    return { ...embedded, ...(await embedded.next()) };
  };

  it('makes a durable UTF-8 database at the first start and finds its rows in well under a second at the next', async () => {
    const first = await start();
    const settings = await ask(
      first.connectionString,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('data_checksums') AS checksums,
              current_setting('fsync') AS fsync, current_setting('timezone') AS timezone,
              datlocprovider AS provider, datlocale AS locale, rolsuper AS superuser
         FROM pg_database, pg_roles WHERE datname = current_database() AND rolname = current_user`,
    );
    await ask(first.connectionString, "CREATE TABLE kept AS SELECT 'Zürich 😀' AS word");
    const firstEnd = await first.end('SIGTERM');
    const second = await start();

    expect(settings).toEqual([
      {
        encoding: 'UTF8',
        checksums: 'on',
        fsync: 'on',
        timezone: 'UTC',
        provider: 'b',
        locale: 'C.UTF-8',
        superuser: false,
      },
    ]);
    expect(firstEnd).toBe(0);
    expect(await ask(second.connectionString, 'SELECT word FROM kept')).toEqual([{ word: 'Zürich 😀' }]);
    expect(second.connectionString).toBe(first.connectionString);
    expect(second.durationMs).toBeLessThan(1000);
  });

  it('lets in nobody without the password, which only its owner can read', async () => {
    const { connectionString } = await start();
    const url = new URL(connectionString);
    url.password = 'guessed';
    const asSuperuser = new URL(url);
    asSuperuser.username = 'postgres';
    const file = await stat(path.join(dataDir, 'postgres', 'connection-url'));

    await expect(ask(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await expect(ask(asSuperuser.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(file.mode & 0o777).toBe(0o600);
  });

  it('turns a second process away by the id of the first, which goes on undisturbed and can be joined', async () => {
    const first = await start();
    const [before] = await ask(first.connectionString, 'SELECT pg_postmaster_start_time() AS since');

    const second = await start();

    expect(second).toMatchObject({ state: 'refused', name: 'DataDirectoryInUse', pid: first.child.pid });
    expect(second.message).toContain(`process ${first.child.pid}`);
    const joined = await joinEmbeddedPostgres({ dataDir });
    expect(await ask(joined.connectionString, 'SELECT pg_postmaster_start_time() AS since')).toEqual([before]);
  });

  it('takes over from a killed process whose PostgreSQL still runs', async () => {
    const first = await start();
    await ask(first.connectionString, 'CREATE TABLE written_before_the_kill ()');
    await first.end('SIGKILL');
    const leftover = readPidFile(first.cluster)?.pid ?? 0;

    const second = await start();

    expect(await ask(second.connectionString, 'SELECT * FROM written_before_the_kill')).toEqual([]);
    expect(readPidFile(second.cluster)?.pid).not.toBe(leftover);
  });

  it('recovers after process and PostgreSQL were killed together', async () => {
    const first = await start();
    await ask(first.connectionString, 'CREATE TABLE survivors AS SELECT generate_series(1, 1000) AS number');
    process.kill(readPidFile(first.cluster)?.pid ?? 0, 'SIGKILL');
    await first.end('SIGKILL');

    const second = await start();

    expect(await ask(second.connectionString, 'SELECT count(*)::int AS count FROM survivors')).toEqual([
      { count: 1000 },
    ]);
  });

  it('is not held up by a stale pid file whose number another process has by now', async () => {
    const first = await start();
    const { cluster } = first;
    const pidFile = path.join(cluster, 'postmaster.pid');
    const content = await readFile(pidFile, 'utf8');
    process.kill(readPidFile(cluster)?.pid ?? 0, 'SIGKILL');
    await first.end('SIGKILL');
    const { uid, gid } = ownerOf(cluster);
    const stranger = spawn('sleep', ['60'], { ...(isRoot() ? { uid, gid } : {}), cwd: '/' });
    await once(stranger, 'spawn');
    await writeFile(pidFile, content.replace(/^\d+/, String(stranger.pid)));

    const second = await start();
    const isStrangerAlive = stranger.exitCode === null && stranger.signalCode === null;
    stranger.kill();

    expect(second.state).toBe('ready');
    expect(isStrangerAlive).toBe(true);
  });

  it('goes on serving after Ctrl-C in a terminal until the program has drained', async () => {
    const { child, next } = await start();
    const ended = once(child, 'exit');

    process.kill(-(child.pid ?? 0), 'SIGINT');

    expect(await next()).toMatchObject({ state: 'drained', answer: 'served while draining' });
    expect(await ended).toEqual([0, null]);
  });

  // What does not depend on who starts it is tried once.
  if (who !== identities.at(-1)?.who) return;

  it('ends with a program that ends without stopping it, by itself or by a signal that it does not handle', async () => {
    const first = await start();
    expect(await first.end('SIGUSR2')).toBe(3);
    await expect.poll(() => readPidFile(first.cluster), { timeout: 5_000 }).toBeUndefined();

    const second = await start();
    expect(await second.end('SIGHUP')).toBe('SIGHUP');
    await expect.poll(() => readPidFile(second.cluster), { timeout: 5_000 }).toBeUndefined();
  });

  it('moves to another port when something else has taken its own', async () => {
    const first = await start();
    const port = Number(new URL(first.connectionString).port);
    await first.end('SIGTERM');
    const stranger = createServer().listen(port, '127.0.0.1');
    await once(stranger, 'listening');

    const second = await start();
    stranger.close();

    expect(new URL(second.connectionString).port).not.toBe(String(port));
    expect(await ask(second.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('leaves data of another major version alone and says what to do', async () => {
    const { cluster, end } = await start();
    await end('SIGTERM');
    await writeFile(path.join(cluster, 'PG_VERSION'), '17\n');

    const refused = await start();
    await writeFile(path.join(cluster, 'PG_VERSION'), '18\n');

    expect(refused).toMatchObject({ state: 'refused', name: 'ClusterVersionMismatch' });
    expect(refused.message).toMatch(/PostgreSQL 17; the embedded one is 18.*pg_dump/);
    expect((await start()).state).toBe('ready');
  });

  it('does not replace a database whose password file is lost', async () => {
    const { cluster, end } = await start();
    await end('SIGTERM');
    const file = path.join(dataDir, 'postgres', 'connection-url');
    await rename(file, `${file}.elsewhere`);

    const refused = await start();
    await rename(`${file}.elsewhere`, file);

    expect(refused).toMatchObject({ state: 'refused', name: 'DataDirectoryUnusable' });
    expect(refused.message).toContain('connection-url');
    expect((await start()).cluster).toBe(cluster);
  });

  it('does the first start again after it was interrupted', async () => {
    const interrupted = path.join(folder, 'interrupted');
    const begin = () => runEmbeddedPostgres({ dataDir: interrupted, sharedRoot: folder, identity, durable: false });
    const first = begin();
    const isInitialising = async () => {
      const names = await readdir(path.join(interrupted, 'postgres')).catch(() => []);
      return names.some((name) => name.startsWith('initialising-'));
    };
    await expect.poll(isInitialising, { interval: 10 }).toBe(true);
    await first.end('SIGKILL');

    const second = begin();
    const { state } = await second.next();
    await second.end('SIGTERM');
    await discardEmbeddedPostgres({ dataDir: interrupted, sharedRoot: folder });

    expect(state).toBe('ready');
  });

  it('says that a data directory cannot be written, and how to choose another', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');

    const refused = await runEmbeddedPostgres({ dataDir: file, sharedRoot: folder, identity }).next();

    expect(refused).toMatchObject({ state: 'refused', name: 'DataDirectoryUnusable' });
    expect(refused.message).toContain('DATA_DIR');
  });
});

describe.runIf(isRoot())('a data directory that PostgreSQL’s account cannot enter', () => {
  let folder: string;
  let sharedRoot: string;
  let dataDir: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'yardstick-closed-'));
    await chmod(folder, 0o711);
    sharedRoot = path.join(folder, 'shared');
    dataDir = path.join(folder, 'closed', 'data');
    await mkdir(path.join(folder, 'closed'), { mode: 0o700 });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps a way to its data elsewhere, follows it when it is moved, and takes the data along when discarded', async () => {
    const first = runEmbeddedPostgres({ dataDir, sharedRoot, durable: false });
    const made = await first.next();
    await ask(made.connectionString, 'CREATE TABLE kept ()');
    await first.end('SIGTERM');
    const moved = path.join(folder, 'closed', 'moved');
    await rename(dataDir, moved);
    const second = runEmbeddedPostgres({ dataDir: moved, sharedRoot, durable: false });
    const found = await second.next();
    const rows = await ask(found.connectionString, 'SELECT * FROM kept');
    await second.end('SIGTERM');
    await discardEmbeddedPostgres({ dataDir: moved, sharedRoot });

    expect(path.dirname(path.dirname(made.cluster))).toBe(sharedRoot);
    expect(found.cluster).toBe(made.cluster);
    expect(rows).toEqual([]);
    await expect(stat(path.dirname(made.cluster))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is held for a copy of the data directory too', async () => {
    const copy = path.join(folder, 'closed', 'copy');
    const first = runEmbeddedPostgres({ dataDir, sharedRoot, durable: false });
    await first.next();
    await once(spawn('cp', ['-a', dataDir, copy]), 'exit');

    const refused = await runEmbeddedPostgres({ dataDir: copy, sharedRoot, durable: false }).next();
    await first.end('SIGTERM');
    await discardEmbeddedPostgres({ dataDir, sharedRoot });

    expect(refused).toMatchObject({ state: 'refused', name: 'DataDirectoryInUse', pid: first.child.pid });
  });

  it.runIf(canRunAsOther)('cannot be opened by a user who does not own it, and says who does', async () => {
    const owned = path.join(folder, 'owned-by-root');
    await mkdir(owned, { mode: 0o755 });
    const first = runEmbeddedPostgres({ dataDir: owned, sharedRoot, durable: false });
    await first.next();
    await first.end('SIGTERM');

    const refused = await runEmbeddedPostgres({
      dataDir: owned,
      sharedRoot,
      identity: { uid: 65_534, gid: 65_534 },
      durable: false,
    }).next();
    await discardEmbeddedPostgres({ dataDir: owned, sharedRoot });

    expect(refused).toMatchObject({ state: 'refused', name: 'DataDirectoryUnusable' });
  });
});
