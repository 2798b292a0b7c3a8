import type { Readable } from 'node:stream';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { actorOf, type Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { NotFound } from '../../graphql/studio-errors.ts';
import { beginAct } from '../audit/record-act.ts';
import { AlreadyImported, AttemptsRefused, ImportUnderWay } from './attempt-import.errors.ts';
import { importAttempts } from './import-attempts.ts';
import { largestUploadBytes, tooLarge, withSpooledBody } from './spool-body.ts';

interface Serving {
  database: Database;
  rateLimitPerMinute: number;
  viewerOf: (request: FastifyRequest) => Promise<Viewer | null>;
}

const querySchema = z.strictObject({
  assessment: z.string().min(1).max(200),
  dryRun: z.enum(['true', 'false']).default('false'),
  fileName: z.string().max(200).default('upload.csv'),
});

/** `POST /studio/attempts/import?assessment=<key>` with a CSV file as its body. */
export async function serveAttemptImport(server: FastifyInstance, serving: Serving): Promise<void> {
  await server.register(async (scope) => {
    if (serving.rateLimitPerMinute > 0)
      await scope.register(rateLimit, { max: serving.rateLimitPerMinute, timeWindow: 60_000 });
    // The body stays a stream, and nothing of it is read before it is known who sends it.
    scope.addContentTypeParser('text/csv', (_request, body, done) => done(null, body));
    scope.post('/studio/attempts/import', (request, reply) => answerImport(serving, request, reply));
  });
}

async function answerImport({ database, viewerOf }: Serving, request: FastifyRequest, reply: FastifyReply) {
  // Where a body is not read to its end, the connection cannot be used again.
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
  if (!viewer.abilities.has('attempt:import'))
    return refuse(403, 'Bringing attempts in takes a publisher or an administrator.');
  if (!request.headers['content-type']?.startsWith('text/csv'))
    return refuse(415, 'Send the file as the body, with the header "content-type: text/csv".');
  const query = querySchema.safeParse(request.query);
  if (!query.success)
    return refuse(
      400,
      'Name the assessment: ?assessment=<key>, and &dryRun=true to try the file without importing it.',
    );
  if (Number(request.headers['content-length'] ?? 0) > largestUploadBytes) return refuse(413, tooLarge().message);
  const { assessment, fileName, dryRun } = query.data;
  const act = beginAct(actorOf(viewer));
  try {
    const { importId, ...report } = await withSpooledBody(request.body as Readable, (file) =>
      importAttempts(database, { assessment, file, fileName, act, isDryRun: dryRun === 'true' }),
    );
    return reply.send({ id: importId && encodeGlobalId('AttemptImport', importId), ...report });
  } catch (error) {
    if (error instanceof AttemptsRefused) {
      const { message, problems, problemCount } = error;
      return reply.code(422).send({ message, problems, problemCount });
    }
    if (error instanceof NotFound) return refuse(404, error.message);
    if (error instanceof AlreadyImported || error instanceof ImportUnderWay) return refuse(409, error.message);
    throw error;
  }
}
