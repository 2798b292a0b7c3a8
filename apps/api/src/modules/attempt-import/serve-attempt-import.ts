import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addStaffRoutes, admitUpload, refuse, type StaffServing } from '../../auth/staff-routes.ts';
import { actorOf } from '../../auth/viewer.ts';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { NotFound } from '../../graphql/studio-errors.ts';
import { beginAct } from '../audit/record-act.ts';
import { AlreadyImported, AttemptsRefused, ImportUnderWay } from './attempt-import.errors.ts';
import { importAttempts } from './import-attempts.ts';
import { largestUploadBytes, removeAbandonedBodies, tooLarge, withSpooledBody } from './spool-body.ts';

const querySchema = z.strictObject({
  assessment: z.string().min(1).max(200),
  dryRun: z.enum(['true', 'false']).default('false'),
  fileName: z.string().max(200).default('upload.csv'),
});

/** `POST /studio/attempts/import?assessment=<key>` with a CSV file as its body. */
export async function serveAttemptImport(server: FastifyInstance, serving: StaffServing): Promise<void> {
  await removeAbandonedBodies(server.log);
  await addStaffRoutes(server, serving, (scope) => {
    // The body stays a stream, and nothing of it is read before it is known who sends it.
    scope.addContentTypeParser('text/csv', (_request, body, done) => done(null, body));
    scope.post('/studio/attempts/import', (request, reply) => answerImport(serving, request, reply));
  });
}

const sending = {
  ability: 'attempt:import',
  whoMay: 'Bringing attempts in takes a publisher or an administrator.',
  contentType: 'text/csv',
  howToSend: 'Send the file as the body, with the header "content-type: text/csv".',
} as const;

async function answerImport(serving: StaffServing, request: FastifyRequest, reply: FastifyReply) {
  const viewer = await admitUpload(serving, request, reply, sending);
  if (!viewer) return reply;
  const query = querySchema.safeParse(request.query);
  if (!query.success)
    return refuse(
      reply,
      400,
      'Name the assessment: ?assessment=<key>, and &dryRun=true to try the file without importing it.',
    );
  if (Number(request.headers['content-length'] ?? 0) > largestUploadBytes)
    return refuse(reply, 413, tooLarge().message);
  const { assessment, fileName, dryRun } = query.data;
  const act = beginAct(actorOf(viewer));
  const signal = whenSenderIsGone(reply);
  try {
    const { importId, ...report } = await withSpooledBody(request.body as Readable, (file) =>
      importAttempts(serving.database, { assessment, file, fileName, act, isDryRun: dryRun === 'true', signal }),
    );
    return reply.send({ id: importId && encodeGlobalId('AttemptImport', importId), ...report });
  } catch (error) {
    if (error instanceof AttemptsRefused) {
      const { message, problems, problemCount } = error;
      return reply.code(422).send({ message, problems, problemCount });
    }
    if (error instanceof NotFound) return refuse(reply, 404, error.message);
    if (error instanceof AlreadyImported || error instanceof ImportUnderWay) return refuse(reply, 409, error.message);
    // Nobody is there to be answered.
    if (signal.aborted) return reply;
    throw error;
  }
}

/** Whoever hangs up before the answer has stopped the import, or cannot know whether it came in: nothing of it stays. */
function whenSenderIsGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableEnded) gone.abort();
  });
  return gone.signal;
}
