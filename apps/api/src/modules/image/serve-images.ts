import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { actorOf, type Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../db/client.ts';
import { beginAct } from '../audit/record-act.ts';
import { addImage, largestImageBytes, NotAnImage } from './add-image.ts';

interface Serving {
  database: Database;
  rateLimitPerMinute: number;
  viewerOf: (request: FastifyRequest) => Promise<Viewer | null>;
}

const address = /^([0-9a-f]{64})\.(png|jpeg|webp|avif|gif)$/;
const yearSeconds = 365 * 24 * 60 * 60;

/** `POST /studio/images` with an image as its body answers its address; `GET /images/<hash>.<type>` serves it to everybody. */
export async function serveImages(server: FastifyInstance, serving: Serving): Promise<void> {
  await server.register(async (scope) => {
    if (serving.rateLimitPerMinute > 0)
      await scope.register(rateLimit, { max: serving.rateLimitPerMinute, timeWindow: 60_000 });
    // Who sends it is known before its body is read.
    scope.addHook('onRequest', async (request, reply) => {
      if (request.method === 'POST') await admit(serving, request, reply);
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestImageBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.post('/studio/images', { bodyLimit: largestImageBytes }, (request, reply) =>
      answerUpload(serving, request, reply),
    );
    scope.get<{ Params: { name: string } }>('/images/:name', (request, reply) =>
      answerImage(serving, request.params.name, request, reply),
    );
  });
}

const viewers = new WeakMap<FastifyRequest, Viewer>();

async function admit({ viewerOf }: Serving, request: FastifyRequest, reply: FastifyReply) {
  const refuse = (status: number, message: string) =>
    reply
      .code(status)
      .header('connection', 'close')
      .send({ errors: [{ message }] });
  let viewer: Viewer | null;
  try {
    viewer = await viewerOf(request);
  } catch (error) {
    if (error instanceof GraphQLError) return refuse(403, error.message);
    throw error;
  }
  if (!viewer) return refuse(401, 'Sign in, or send the key of a script: "authorization: Bearer ys_…".');
  if (!viewer.abilities.has('content:edit')) return refuse(403, 'Bringing images in takes an editor.');
  // A form of another page may send text; it cannot send this without being asked about it first.
  if (!request.headers['content-type']?.startsWith('image/'))
    return refuse(415, 'Send the image as the body, with a header such as "content-type: image/png".');
  viewers.set(request, viewer);
}

async function answerUpload({ database }: Serving, request: FastifyRequest, reply: FastifyReply) {
  const viewer = viewers.get(request);
  if (!viewer || !Buffer.isBuffer(request.body))
    return reply.code(400).send({ errors: [{ message: 'No image came.' }] });
  try {
    const { id, type } = await addImage(database, request.body, beginAct(actorOf(viewer)));
    return reply.code(201).send({ url: `/images/${id}.${type}` });
  } catch (error) {
    if (error instanceof NotAnImage) return reply.code(415).send({ errors: [{ message: error.message }] });
    throw error;
  }
}

async function answerImage({ database }: Serving, name: string, request: FastifyRequest, reply: FastifyReply) {
  const [, id, type] = address.exec(name) ?? [];
  const tag = `"${id}"`;
  const image = id && type ? await database.image.findFirst({ where: { id, type } }) : null;
  if (!image) return reply.code(404).send({ errors: [{ message: 'There is no such image.' }] });
  reply
    .header('cache-control', `public, max-age=${yearSeconds}, immutable`)
    .header('etag', tag)
    // Guides are shown by frontends of other origins.
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('content-security-policy', "default-src 'none'; sandbox");
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  return reply.type(`image/${image.type}`).send(Buffer.from(image.bytes));
}
