import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Auth, addressHeader, authPath, oidcProvider } from './create-auth.ts';

/** All that clients may ask of better-auth; its other endpoints stay out of reach. */
const endpoints: readonly string[] = [
  '/sign-in/email',
  '/sign-in/social',
  '/sign-out',
  '/get-session',
  `/callback/${oidcProvider}`,
];

/** Serves sign-in and sign-out. */
export async function serveAuth(server: FastifyInstance, auth: Auth, rateLimitPerMinute: number): Promise<void> {
  await server.register(async (scope) => {
    if (rateLimitPerMinute > 0) await scope.register(rateLimit, { max: rateLimitPerMinute, timeWindow: 60_000 });
    scope.route({
      url: `${authPath}/*`,
      method: ['GET', 'POST'],
      handler: async (request, reply) => {
        const endpoint = request.url.slice(authPath.length).split('?')[0] ?? '';
        if (!endpoints.includes(endpoint))
          return reply.code(404).send({ errors: [{ message: 'There is nothing at this address.' }] });
        return send(reply, await auth.handler(webRequestOf(request)));
      },
    });
  });
}

/** A request as the web knows it, with the client's address as our server sees it. */
export function webRequestOf(request: FastifyRequest): Request {
  const headers = webHeadersOf(request);
  const body = request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {};
  if (request.method === 'POST') headers.set('content-type', 'application/json');
  return new Request(`${request.protocol}://${request.host}${request.url}`, {
    method: request.method,
    headers,
    ...body,
  });
}

export function webHeadersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === addressHeader || name === 'content-length' || value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) headers.append(name, each);
  }
  headers.set(addressHeader, request.ip);
  return headers;
}

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value);
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  reply.header('cache-control', 'no-store');
  return reply.send(await response.text());
}
