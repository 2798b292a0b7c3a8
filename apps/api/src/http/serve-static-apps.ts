import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const yearMs = 365 * 24 * 60 * 60 * 1000;

interface StaticApp {
  /** `/`, or `/studio/` for the addresses below it */
  prefix: string;
  folder: string;
}

/**
 * Serves built single-page applications: hashed assets for a year, and index.html for every page address; the longest
 * prefix wins. Without a build, page addresses answer 404 and the API works all the same.
 */
export async function serveStaticApps(server: FastifyInstance, apps: readonly StaticApp[]): Promise<void> {
  const built = apps
    .filter(({ folder }) => existsSync(path.join(folder, 'index.html')))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  if (built.length === 0) return;
  for (const [index, { prefix, folder }] of built.entries()) {
    await server.register(fastifyStatic, {
      root: folder,
      prefix,
      decorateReply: index === 0,
      index: 'index.html',
      cacheControl: false,
      setHeaders: (response, file) => {
        const isHashed = file.includes(`${path.sep}assets${path.sep}`);
        response.header('cache-control', isHashed ? `public, max-age=${yearMs / 1000}, immutable` : 'no-cache');
      },
    });
  }
  server.setNotFoundHandler((request, reply) => {
    const address = request.url.split('?')[0] ?? '';
    const app = built.find(({ prefix }) => `${address}/`.startsWith(prefix));
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (app && wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html', app.folder);
    return reply.code(404).send({ errors: [{ message: `There is nothing at ${address}.` }] });
  });
}
