import type { FastifyInstance } from 'fastify';

/** How many requests this process is answering at the moment. Threads share it, to give way. */
export const requestsUnderWay = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** Counts the requests of a server among those under way, until they are answered or their connection is gone. */
export function countRequestsUnderWay(server: FastifyInstance): void {
  server.addHook('onRequest', async (_request, reply) => {
    Atomics.add(requestsUnderWay, 0, 1);
    reply.raw.once('close', () => {
      // Whoever gives way waits for the last.
      if (Atomics.sub(requestsUnderWay, 0, 1) === 1) Atomics.notify(requestsUnderWay, 0);
    });
  });
}
