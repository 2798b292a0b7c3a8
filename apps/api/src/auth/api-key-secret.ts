import { createHash, randomBytes } from 'node:crypto';

const prefix = 'ys_';

/** A new key: 256 random bits, so that its plain hash is enough to keep. */
export function makeApiKey(): { key: string; start: string; keyHash: Uint8Array<ArrayBuffer> } {
  const key = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { key, start: key.slice(0, prefix.length + 4), keyHash: hashApiKey(key) };
}

export const hashApiKey = (key: string) => new Uint8Array(createHash('sha256').update(key).digest());
