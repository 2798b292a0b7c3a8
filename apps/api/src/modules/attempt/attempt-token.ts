import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { stringify, v7 } from 'uuid';

const idBytes = 16;
const secretBytes = 32;

/** What only the respondent holds: which attempt it is, and a secret of 256 bits that is stored hashed. */
export interface AttemptToken {
  attemptId: string;
  secret: Buffer;
}

/** A token for a new attempt. */
export function createToken(): AttemptToken {
  return { attemptId: v7(), secret: randomBytes(secretBytes) };
}

/**
 * The token that belongs to an idempotency key: the same key gives the same attempt and the same token on every copy
 * of the server, so a start whose answer was lost can be repeated without storing the token.
 */
export function deriveToken(installationSecret: string, assessment: string, idempotencyKey: string): AttemptToken {
  const derive = (purpose: string) =>
    createHmac('sha256', installationSecret)
      .update(JSON.stringify([purpose, assessment, idempotencyKey]))
      .digest();
  const id = derive('attempt-id').subarray(0, idBytes);
  // RFC 9562, version 8 (bits of our own making) and its variant
  id[6] = ((id[6] ?? 0) & 0x0f) | 0x80;
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  return { attemptId: stringify(id), secret: derive('attempt-secret') };
}

export function formatToken({ attemptId, secret }: AttemptToken): string {
  return Buffer.concat([Buffer.from(attemptId.replaceAll('-', ''), 'hex'), secret]).toString('base64url');
}

/** The parts of a token; null for any text that is none. */
export function parseToken(token: string): AttemptToken | null {
  if (!/^[\w-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== idBytes + secretBytes) return null;
  const hex = bytes.subarray(0, idBytes).toString('hex');
  return {
    attemptId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    secret: bytes.subarray(idBytes),
  };
}

/** What is stored. A plain hash is enough for a secret that nobody can guess. */
export function hashSecret(secret: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}

export function isSecretOf(secret: Buffer, storedHash: Uint8Array | null): boolean {
  return storedHash !== null && timingSafeEqual(hashSecret(secret), storedHash);
}
