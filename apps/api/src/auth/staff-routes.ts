import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Database } from '../db/client.ts';
import type { Ability } from './abilities.ts';
import type { Viewer } from './viewer.ts';

/** What routes of staff need that are not GraphQL, because files come or go by them. */
export interface StaffServing {
  database: Database;
  rateLimitPerMinute: number;
  viewerOf: (request: FastifyRequest) => Promise<Viewer | null>;
}

/** Adds such routes; hooks and body parsers that are added with them are theirs alone. */
export async function addStaffRoutes(
  server: FastifyInstance,
  { rateLimitPerMinute }: StaffServing,
  add: (scope: FastifyInstance) => void,
): Promise<void> {
  await server.register(async (scope) => {
    if (rateLimitPerMinute > 0) await scope.register(rateLimit, { max: rateLimitPerMinute, timeWindow: 60_000 });
    add(scope);
  });
}

interface Admission {
  ability: Ability;
  /** said to those who lack it */
  whoMay: string;
}

/** Whoever sends a request and may; null where it was refused, which is answered then. */
export async function admit(
  { viewerOf }: StaffServing,
  request: FastifyRequest,
  reply: FastifyReply,
  { ability, whoMay }: Admission,
): Promise<Viewer | null> {
  let viewer: Viewer | null;
  try {
    viewer = await viewerOf(request);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    refuse(reply, 403, error.message);
    return null;
  }
  if (viewer?.abilities.has(ability)) return viewer;
  if (viewer) refuse(reply, 403, whoMay);
  else refuse(reply, 401, 'Sign in, or send the key of a script: "authorization: Bearer ys_…".');
  return null;
}

/** As `admit`, of a request with a file as its body, before anything of it is read. */
export async function admitUpload(
  serving: StaffServing,
  request: FastifyRequest,
  reply: FastifyReply,
  { contentType, howToSend, ...admission }: Admission & { contentType: string; howToSend: string },
): Promise<Viewer | null> {
  const viewer = await admit(serving, request, reply, admission);
  // A form of another page may send text; it cannot send this without being asked about it first.
  if (!viewer || request.headers['content-type']?.startsWith(contentType)) return viewer;
  refuse(reply, 415, howToSend);
  return null;
}

export function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  // Where a body is not read to its end, the connection cannot be used again.
  if (reply.request.method === 'POST') reply.header('connection', 'close');
  return reply.code(status).send({ errors: [{ message }] });
}
