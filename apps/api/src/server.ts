import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createAuth, type OidcSettings } from './auth/create-auth.ts';
import { findViewer } from './auth/find-viewer.ts';
import { serveAuth } from './auth/serve-auth.ts';
import type { Database } from './db/client.ts';
import type { RequestContext } from './graphql/context.ts';
import { deliverySchema } from './graphql/delivery-schema.ts';
import { answerLegacyClients } from './graphql/legacy-status.ts';
import { maxBodyBytes, maxDocumentTokens } from './graphql/limits.ts';
import { logUnexpectedErrors, maskError } from './graphql/mask-error.ts';
import { studioContext } from './graphql/studio-context.ts';
import { studioSchema } from './graphql/studio-schema.ts';
import { parseJsonBodies } from './http/parse-json-body.ts';
import { countRequests } from './http/requests-under-way.ts';
import { serveGraphiql } from './http/serve-graphiql.ts';
import { serveStaticApps } from './http/serve-static-apps.ts';
import { createMailer, type MailSettings } from './mail/create-mailer.ts';
import { serveAttemptImport } from './modules/attempt-import/serve-attempt-import.ts';
import { serveAttemptExport } from './modules/export/serve-attempt-export.ts';
import { serveImages } from './modules/image/serve-images.ts';
import { chooseContent, previewHeader } from './modules/preview/choose-content.ts';

export interface ServerOptions {
  database: Database;
  secret: string;
  logLevel: string;
  /** where the log goes, a line of JSON each; to the standard output when left out */
  logTo?: { write: (line: string) => void };
  /** the address that people open, when it is known */
  publicUrl?: string | undefined;
  oidc?: OidcSettings | undefined;
  mail?: MailSettings | undefined;
  /** whether webhooks may go to addresses of the local network */
  privateAddresses?: boolean;
  /** where the files of exports are; the worker writes them there */
  dataDir: string;
  rateLimitPerMinute: number;
  trustedProxies: number;
  /** folder of the built reference frontend */
  webFolder: string;
  /** folder of the built studio */
  adminFolder: string;
}

/** Builds the server without listening. Closing it finishes the requests under way. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const server: FastifyInstance = fastify({
    bodyLimit: maxBodyBytes,
    trustProxy: (_address, hop) => hop < options.trustedProxies,
    forceCloseConnections: 'idle',
    genReqId: () => crypto.randomUUID(),
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    logger: { level: options.logLevel, ...(options.logTo && { stream: options.logTo }) },
  });
  countRequests(server);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  // A connection whose request is answered while the server closes would else be waited for until it times out.
  let isClosing = false;
  server.addHook('preClose', async () => {
    isClosing = true;
  });
  server.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  // One line a request. Neither query strings nor bodies nor headers are logged: each can carry a token.
  server.addHook('onResponse', async (request, reply) => {
    const { method, url } = request;
    if (isProbe(url)) return;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, path: url.split('?')[0], status: reply.statusCode, ms }, 'request');
  });
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'unexpected error in a request');
    const message =
      status >= 500 ? 'Something went wrong on our side; it has been logged. Try again later.' : error.message;
    return reply.code(status).send({ errors: [{ message }] });
  });
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: { defaultSrc: ["'self'"], styleSrc: ["'self'", pressableStyle], upgradeInsecureRequests: null },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // Whether TLS is spoken is known to the proxy in front, which sets this header where it is.
    strictTransportSecurity: false,
  });
  // Pages of any origin may query what is published; the studio is for its own pages and for scripts.
  await server.register(cors, {
    delegator: (request, callback) =>
      callback(null, {
        origin: request.url?.startsWith('/studio') ? false : '*',
        exposedHeaders: ['x-request-id'],
        maxAge: 86_400,
      }),
  });
  parseJsonBodies(server);
  server.get('/healthz', async () => ({ status: 'serving' }));
  server.get('/readyz', async (_request, reply) => {
    const isReady = await options.database.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    );
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'the database does not answer' });
  });
  const { database, secret } = options;
  const auth = createAuth(options);
  await serveAuth(server, auth, options.rateLimitPerMinute);
  const services = {
    auth,
    sendMail: createMailer(options.mail),
    publicUrl: options.publicUrl,
    hasOidc: options.oidc !== undefined,
    privateAddresses: options.privateAddresses ?? false,
  };
  await serveGraphql(server, {
    path: '/graphql',
    schema: deliverySchema,
    rateLimitPerMinute: options.rateLimitPerMinute,
    contextOf: async ({ log, headers }) => ({
      database,
      secret,
      log,
      content: chooseContent({ database, secret }, headers[previewHeader]),
    }),
  });
  await serveGraphql(server, {
    path: '/studio/graphql',
    schema: studioSchema,
    rateLimitPerMinute: options.rateLimitPerMinute,
    contextOf: async (request) =>
      studioContext(
        { database, secret, log: request.log },
        services,
        await findViewer({ auth, database, publicUrl: options.publicUrl }, request),
      ),
  });
  await serveAttemptImport(server, {
    database,
    rateLimitPerMinute: options.rateLimitPerMinute,
    viewerOf: (request) => findViewer({ auth, database, publicUrl: options.publicUrl }, request),
  });
  await serveImages(server, {
    database,
    rateLimitPerMinute: options.rateLimitPerMinute,
    viewerOf: (request) => findViewer({ auth, database, publicUrl: options.publicUrl }, request),
  });
  await serveAttemptExport(server, {
    database,
    dataDir: options.dataDir,
    rateLimitPerMinute: options.rateLimitPerMinute,
    viewerOf: (request) => findViewer({ auth, database, publicUrl: options.publicUrl }, request),
  });
  serveGraphiql(server);
  await serveStaticApps(server, [
    { prefix: '/', folder: options.webFolder },
    { prefix: '/studio/', folder: options.adminFolder },
  ]);
  return server;
}

// The one style that React Aria puts into a page by itself: how presses and touches go together.
const pressableStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

const isProbe = (url: string) => url === '/healthz' || url === '/readyz';

interface GraphqlEndpoint<C extends RequestContext> {
  path: string;
  schema: GraphQLSchema;
  rateLimitPerMinute: number;
  contextOf: (request: FastifyRequest) => Promise<C>;
}

async function serveGraphql<C extends RequestContext>(
  server: FastifyInstance,
  { path, schema, rateLimitPerMinute, contextOf }: GraphqlEndpoint<C>,
): Promise<void> {
  const apollo = new ApolloServer<C>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: maxDocumentTokens },
    formatError: maskError,
    plugins: [logUnexpectedErrors, ApolloServerPluginLandingPageDisabled(), fastifyApolloDrainPlugin(server)],
  });
  await apollo.start();
  await server.register(async (scope) => {
    if (rateLimitPerMinute > 0) await scope.register(rateLimit, { max: rateLimitPerMinute, timeWindow: 60_000 });
    scope.addHook('onSend', answerLegacyClients);
    scope.route({
      url: path,
      method: ['GET', 'POST', 'OPTIONS'],
      handler: fastifyApolloHandler(apollo, { context: contextOf }),
    });
  });
}
