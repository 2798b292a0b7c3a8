import type { FastifyInstance } from 'fastify';
import { parse } from 'secure-json-parse';

/** A body that is no JSON that we would take; the message says what to mend. */
export class UnreadableBody extends Error {
  readonly statusCode = 400;
}

/** Parses JSON bodies strictly: valid UTF-8 only, and no keys that could reach a prototype. */
export function parseJsonBodies(server: FastifyInstance): void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parse(decoder.decode(body), { protoAction: 'error', constructorAction: 'error' }));
    } catch (error) {
      done(new UnreadableBody(describe(error)));
    }
  });
}

function describe(error: unknown): string {
  if (error instanceof TypeError) return 'The body is not valid UTF-8.';
  const reason = error instanceof Error ? error.message : 'it cannot be parsed';
  return reason.includes('prototype')
    ? 'The body has a key that is not allowed ("__proto__" or "constructor").'
    : `The body is not valid JSON: ${reason}.`;
}
