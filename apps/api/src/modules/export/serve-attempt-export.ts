import { type FileHandle, open } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addStaffRoutes, admit, refuse, type StaffServing } from '../../auth/staff-routes.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { AttemptExport } from '../../generated/prisma/client.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { fileNameOf, isReady } from './attempt-export.ts';
import { readByteRange } from './byte-range.ts';
import { exportFileOf } from './export-folder.ts';

interface Serving extends StaffServing {
  dataDir: string;
}

type DownloadRequest = FastifyRequest<{ Params: { id: string } }>;

const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  parquet: 'application/vnd.apache.parquet',
};

/** `GET /studio/exports/<id>`: the file of an export, or the part of it that a `Range` header asks for. */
export async function serveAttemptExport(server: FastifyInstance, serving: Serving): Promise<void> {
  await addStaffRoutes(server, serving, (scope) => {
    // Every answer is in the audit, so there is none that only asks whether there is a file.
    const options = { exposeHeadRoute: false };
    scope.get('/studio/exports/:id', options, (request: DownloadRequest, reply) =>
      answerDownload(serving, request, reply),
    );
  });
}

const downloading = {
  ability: 'attempt:export',
  whoMay: 'Exporting single attempts takes an analyst or an administrator.',
} as const;

async function answerDownload(serving: Serving, request: DownloadRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store');
  const viewer = await admit(serving, request, reply, downloading);
  if (!viewer) return reply;
  const { database, dataDir } = serving;
  const row = await database.attemptExport.findUnique({ where: { id: asUuid(request.params.id) } });
  if (!row || !isReady(row, new Date())) return refuse(reply, 404, 'There is no such file, or it has been taken away.');
  const file = await open(exportFileOf(dataDir, row)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file)
    return refuse(reply, 404, 'This copy of the server does not have the file: all copies must share the data folder.');
  try {
    await recordAct(database, beginAct(actorOf(viewer)), [
      {
        action: 'attempt.download-export',
        summary: `${fileNameOf(row)}, which ${row.actorName} had asked for`,
        details: { export: row.id },
        document: { id: row.documentId, kind: 'assessment', key: row.assessment },
      },
    ]);
    return await sendFile(request, reply, row, file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Closes the file when it is sent, or when whoever asked hangs up. */
async function sendFile(
  { headers }: DownloadRequest,
  reply: FastifyReply,
  row: AttemptExport,
  file: FileHandle,
): Promise<FastifyReply> {
  const { size } = await file.stat();
  // The file of an export never changes, so its id tells versions apart.
  const etag = `"${row.id}"`;
  const isSameFile = headers['if-range'] === undefined || headers['if-range'] === etag;
  const range = isSameFile ? readByteRange(headers.range, size) : null;
  reply.headers({
    'accept-ranges': 'bytes',
    etag,
    'content-type': contentTypes[row.format],
    'content-disposition': `attachment; filename="${fileNameOf(row)}"`,
  });
  if (range === 'unsatisfiable') {
    await file.close();
    return reply.code(416).header('content-range', `bytes */${size}`).send();
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
  reply.header('content-length', end - start + 1);
  return reply.send(file.createReadStream({ start, end }));
}
