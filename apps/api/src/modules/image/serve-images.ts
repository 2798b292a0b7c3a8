import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addStaffRoutes, admitUpload, refuse, type StaffServing } from '../../auth/staff-routes.ts';
import { actorOf, type Viewer } from '../../auth/viewer.ts';
import { beginAct } from '../audit/record-act.ts';
import { addImage, largestImageBytes, NotAnImage } from './add-image.ts';

const address = /^([0-9a-f]{64})\.(png|jpeg|webp|avif|gif)$/;
const yearSeconds = 365 * 24 * 60 * 60;

/** `POST /studio/images` with an image as its body answers its address; `GET /images/<hash>.<type>` serves it to everybody. */
export async function serveImages(server: FastifyInstance, serving: StaffServing): Promise<void> {
  await addStaffRoutes(server, serving, (scope) => {
    // Who sends it is known before its body is read.
    scope.addHook('onRequest', async (request, reply) => {
      if (request.method !== 'POST') return;
      const viewer = await admitUpload(serving, request, reply, sending);
      if (!viewer) return reply;
      viewers.set(request, viewer);
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

const sending = {
  ability: 'content:edit',
  whoMay: 'Bringing images in takes an editor.',
  contentType: 'image/',
  howToSend: 'Send the image as the body, with a header such as "content-type: image/png".',
} as const;

async function answerUpload({ database }: StaffServing, request: FastifyRequest, reply: FastifyReply) {
  const viewer = viewers.get(request);
  if (!viewer || !Buffer.isBuffer(request.body)) return refuse(reply, 400, 'No image came.');
  try {
    const { id, type } = await addImage(database, request.body, beginAct(actorOf(viewer)));
    return reply.code(201).send({ url: `/images/${id}.${type}` });
  } catch (error) {
    if (error instanceof NotAnImage) return refuse(reply, 415, error.message);
    throw error;
  }
}

async function answerImage({ database }: StaffServing, name: string, request: FastifyRequest, reply: FastifyReply) {
  const [, id, type] = address.exec(name) ?? [];
  const tag = `"${id}"`;
  const image = id && type ? await database.image.findFirst({ where: { id, type } }) : null;
  if (!image) return refuse(reply, 404, 'There is no such image.');
  reply
    .header('cache-control', `public, max-age=${yearSeconds}, immutable`)
    .header('etag', tag)
    // Guides are shown by frontends of other origins.
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('content-security-policy', "default-src 'none'; sandbox");
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  return reply.type(`image/${image.type}`).send(Buffer.from(image.bytes));
}
