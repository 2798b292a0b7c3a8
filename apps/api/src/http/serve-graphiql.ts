import type { FastifyInstance } from 'fastify';

const example = `# Published guides, newest first.
query Guides {
  guides(first: 5) {
    totalCount
    edges { node { slug title readingMinutes } }
  }
}
`;

/** Serves GraphiQL at `/graphiql`, whole from the package: nothing is loaded from elsewhere. */
export function serveGraphiql(server: FastifyInstance): void {
  const options = { helmet: { contentSecurityPolicy: { directives: graphiqlPolicy } } };
  server.get('/graphiql', options, async (_request, reply) => {
    // It takes 45 MB of memory, which a server that nobody asks for it does without.
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const page = renderGraphiQL({ title: 'Yardstick delivery API', endpoint: '/graphql', defaultQuery: example });
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}

// Its one file holds everything inline, so this page alone allows that.
const graphiqlPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'unsafe-inline'", "'unsafe-eval'", 'blob:'],
  workerSrc: ["'self'", 'blob:', 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  fontSrc: ["'self'", 'data:'],
  imgSrc: ["'self'", 'data:'],
};
