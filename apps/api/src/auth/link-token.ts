import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What the set-up link carries: proof of having seen the server's output. The same as long as the secret is. */
export const setUpToken = (secret: string) => sign(secret, 'set-up');

interface ResetClaims {
  personId: string;
  expiresAt: Date;
  /** the hash of the password as it is now: the link ends with the first use, or any other change */
  passwordHash: string;
}

/** What a link for a new password carries; nothing of it is stored. */
export function makeResetToken(secret: string, { personId, expiresAt, passwordHash }: ResetClaims): string {
  const head = `${personId}.${expiresAt.getTime()}`;
  return `${Buffer.from(head).toString('base64url')}.${sign(secret, `reset:${head}:${passwordHash}`)}`;
}

/** Whom a link is for, if it could be good; `isGood` says so once the person's password hash is known. */
export function readResetToken(secret: string, token: string, now: Date) {
  const [head = '', signature = ''] = token.split('.');
  const [personId = '', milliseconds = ''] = Buffer.from(head, 'base64url').toString().split('.');
  const expiresAt = new Date(Number(milliseconds));
  if (!/^\d{1,15}$/.test(milliseconds) || expiresAt.getTime() <= now.getTime()) return null;
  const isGood = (passwordHash: string) =>
    isSame(signature, sign(secret, `reset:${personId}.${milliseconds}:${passwordHash}`));
  return { personId, isGood };
}

/** A secret for a link, and the hash by which it is found again. */
export function makeLinkSecret(): { token: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashLinkSecret(token) };
}

export const hashLinkSecret = (token: string) => new Uint8Array(createHash('sha256').update(token).digest());

/** Compares texts in a time that tells nothing about where they differ. */
export function isSame(given: string, expected: string): boolean {
  const [one, other] = [hashLinkSecret(given), hashLinkSecret(expected)];
  return timingSafeEqual(one, other);
}

const sign = (secret: string, purpose: string) => createHmac('sha256', secret).update(purpose).digest('base64url');
