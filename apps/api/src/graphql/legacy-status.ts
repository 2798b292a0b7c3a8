import type { FastifyReply, FastifyRequest } from 'fastify';

/** Codes of a request that was well-formed HTTP, and whose operation or variables were not. */
const requestErrors = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/**
 * Under `application/json` a client cannot tell a GraphQL answer from one of some proxy by its status, so the
 * GraphQL-over-HTTP specification asks for 200 there; `application/graphql-response+json` keeps 400.
 * https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export async function answerLegacyClients(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const isLegacy = String(reply.getHeader('content-type')).startsWith('application/json');
  if (reply.statusCode !== 400 || !isLegacy || typeof payload !== 'string') return payload;
  const { errors = [] } = JSON.parse(payload) as { errors?: { extensions?: { code?: string } }[] };
  if (errors.some(({ extensions }) => requestErrors.includes(extensions?.code ?? ''))) reply.code(200);
  return payload;
}
