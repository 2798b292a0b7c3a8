import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Database } from '../db/client.ts';
import type { User } from '../generated/prisma/client.ts';
import { abilitiesOf, abilitiesOfKey, isRole } from './abilities.ts';
import { hashApiKey } from './api-key-secret.ts';
import type { Auth } from './create-auth.ts';
import { webHeadersOf } from './serve-auth.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who sends a request. A key that is wrong, over or revoked is nobody, whatever cookie comes with it; so is everything of
 * a person who is disabled. Throws for a cookie that another site's page sends along.
 */
export async function findViewer(
  { auth, database, publicUrl }: { auth: Auth; database: Database; publicUrl?: string | undefined },
  request: FastifyRequest,
): Promise<Viewer | null> {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) return findByKey(database, authorization);
  if (cookie === undefined) return null;
  refuseForeignOrigin(request, publicUrl);
  const session = await auth.api.getSession({ headers: webHeadersOf(request) });
  if (!session) return null;
  const person = await database.user.findUnique({ where: { id: session.user.id } });
  return person && viewerOf(person);
}

async function findByKey(database: Database, authorization: string): Promise<Viewer | null> {
  const [, key] = /^Bearer (ys_[\w-]{20,100})$/i.exec(authorization) ?? [];
  if (!key) return null;
  const found = await database.apiKey.findUnique({ where: { keyHash: hashApiKey(key) }, include: { person: true } });
  if (!found || found.revokedAt || found.expiresAt.getTime() <= Date.now()) return null;
  const viewer = viewerOf(found.person);
  if (!viewer) return null;
  const { id, name, abilities } = found;
  return { ...viewer, abilities: abilitiesOfKey(viewer.role, abilities), apiKey: { id, name } };
}

function viewerOf({ id, name, email, role, disabledAt }: User): Viewer | null {
  if (disabledAt || !isRole(role)) return null;
  return { id, name, email, role, abilities: abilitiesOf(role), apiKey: null };
}

/** Cookies go along with whatever page asks; only our own pages may use them. */
function refuseForeignOrigin({ headers, host }: FastifyRequest, publicUrl: string | undefined): void {
  const { origin } = headers;
  if (origin === undefined) return;
  const isOwn = publicUrl
    ? origin === new URL(publicUrl).origin
    : URL.canParse(origin) && new URL(origin).host === host;
  if (isOwn) return;
  throw new GraphQLError('A page of another site cannot use the studio.', {
    extensions: { code: 'FOREIGN_ORIGIN', http: { status: 403 } },
  });
}
