import pg from 'pg';
import { z } from 'zod';
import { Prisma } from '../generated/prisma/client.ts';

/** What Prisma passes on of what its driver met. */
const metaSchema = z.object({
  driverAdapterError: z.object({
    cause: z.object({
      kind: z.string(),
      originalCode: z.string().optional(),
      originalMessage: z.string().optional(),
      host: z.string().optional(),
      port: z.number().optional(),
    }),
  }),
});

/** SQLSTATE: an administrator ended the session, another session crashed, the server starts or stops. */
const lostStates = new Set(['57P01', '57P02', '57P03']);

// The driver gives these no code: https://github.com/brianc/node-postgres/blob/master/packages/pg/lib/client.js
const wordsOfDriver = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
]);

/** Why a connection to the database that had worked does so no more; null where something else went wrong. */
export function explainLostConnection(error: unknown): string | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return explainRequestError(error);
  if (error instanceof pg.DatabaseError) return lostStates.has(error.code ?? '') ? error.message : null;
  return error instanceof Error && wordsOfDriver.has(error.message) ? 'the server closed it' : null;
}

function explainRequestError({ meta }: Prisma.PrismaClientKnownRequestError): string | null {
  const { data } = metaSchema.safeParse(meta);
  if (!data) return null;
  const { kind, originalCode, originalMessage, host, port } = data.driverAdapterError.cause;
  if (kind === 'DatabaseNotReachable') return `nobody answers at ${host}:${port}`;
  if (kind === 'ConnectionClosed') return 'the server closed it';
  return lostStates.has(originalCode ?? '') ? (originalMessage ?? 'the server closed it') : null;
}
