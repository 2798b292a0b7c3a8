import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Perspective } from '../publishing/delivered-content.ts';

const claimsSchema = z.discriminatedUnion('see', [
  z.strictObject({ see: z.literal('draft'), until: z.int() }),
  z.strictObject({ see: z.literal('release'), release: z.uuid(), until: z.int() }),
]);

export type PreviewPerspective = Exclude<Perspective, { kind: 'published' }>;

/** A token that lets its holder see drafts, or a release, through the delivery API until a moment. Stored nowhere. */
export function makePreviewToken(secret: string, perspective: PreviewPerspective, until: Date): string {
  const claims =
    perspective.kind === 'draft'
      ? { see: 'draft', until: until.getTime() }
      : { see: 'release', release: perspective.releaseId, until: until.getTime() };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${payload}.${sign(secret, payload).toString('base64url')}`;
}

/** What a token lets see now; null when it was not made here, was changed, or is over. */
export function readPreviewToken(secret: string, token: string, now: Date): PreviewPerspective | null {
  const [payload = '', signature = '', ...rest] = token.split('.');
  const expected = sign(secret, payload);
  const given = Buffer.from(signature, 'base64url');
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const { data: claims } = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (!claims || claims.until <= now.getTime()) return null;
  return claims.see === 'draft' ? { kind: 'draft' } : { kind: 'release', releaseId: claims.release };
}

const sign = (secret: string, payload: string) => createHmac('sha256', secret).update(`preview:${payload}`).digest();
