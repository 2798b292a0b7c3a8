import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresUnavailable } from './errors.ts';

/** The operating-system account that PostgreSQL runs as when we are root, which PostgreSQL refuses. */
export type ServerAccount = { name: string; uid: number; gid: number };

/** In this order. `initdb` wants an account with a name, so a bare number would not do. */
const PREFERRED_NAMES = ['postgres', '_postgres', 'nobody'];

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account for a new cluster: undefined where we are not root and PostgreSQL can run as we do. */
export function chooseServerAccount(): ServerAccount | undefined {
  if (!isRoot()) return undefined;
  const accounts = readAccounts();
  const chosen = PREFERRED_NAMES.map((name) => accounts.find((account) => account.name === name)).find(Boolean);
  if (chosen) return chosen;
  throw new EmbeddedPostgresUnavailable(
    `PostgreSQL refuses to run as root and /etc/passwd knows none of ${PREFERRED_NAMES.join(', ')}. ` +
      'Start as another user, add one of these, or set DATABASE_URL.',
  );
}

/** The account that an existing cluster belongs to, which need not be the one we would choose today. */
export function ownerOf(directory: string): ServerAccount {
  const { uid, gid } = statSync(directory);
  const name = readAccounts().find((account) => account.uid === uid)?.name ?? `user ${uid}`;
  return { name, uid, gid };
}

/** The first folder on the way to `target` (or itself) that keeps `account` out; undefined when it gets there. */
export function findBarrier(target: string, account: ServerAccount): string | undefined {
  const { root } = path.parse(target);
  const steps = path.relative(root, target).split(path.sep).filter(Boolean);
  const folders = steps.map((_, index) => path.join(root, ...steps.slice(0, index + 1)));
  return [root, ...folders].find((folder) => !mayEnter(folder, account));
}

function mayEnter(folder: string, account: ServerAccount): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function readAccounts(): ServerAccount[] {
  let text: string;
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
