import type { FastifyInstance } from 'fastify';

/** How many requests this process is answering at the moment, and how many it has begun to. Threads share them, to give way. */
export const requests = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
/** Their places. What has begun is counted on and on, so that it only tells whether there were more. */
export const [underWay, begun] = [0, 1];

/** Counts the requests of a server among those under way, until they are answered or their connection is gone. */
export function countRequests(server: FastifyInstance): void {
  server.addHook('onRequest', async (_request, reply) => {
    Atomics.add(requests, underWay, 1);
    Atomics.add(requests, begun, 1);
    reply.raw.once('close', () => {
      // Whoever gives way waits for the last.
      if (Atomics.sub(requests, underWay, 1) === 1) Atomics.notify(requests, underWay);
    });
  });
}
