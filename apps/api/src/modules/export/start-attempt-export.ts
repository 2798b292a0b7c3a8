import { v7 } from 'uuid';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { AttemptExport } from '../../generated/prisma/client.ts';
import { InvalidInput, invalidInputOf, NotFound } from '../../graphql/studio-errors.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import type { Origin } from '../insight/note-attempts.ts';
import { findLiveAssessment } from '../publishing/published-content.ts';
import type { ExportColumns, ExportFormat } from './attempt-export.ts';

export interface ExportWanted {
  /** its key */
  assessment: string;
  format: ExportFormat;
  columns: ExportColumns;
  hasValues: boolean;
  origins: readonly Origin[];
  fromMonth: string | null;
  toMonth: string | null;
}

const monthSchema = z.string().regex(/^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/, 'write a month like 2026-11');
const filterSchema = z.object({
  origins: z.array(z.string()).min(1, 'name at least one origin'),
  fromMonth: monthSchema.nullable(),
  toMonth: monthSchema.nullable(),
});

/** Asks for a file of single attempts, which the worker then writes. Throws NotFound and InvalidInput. */
export async function startAttemptExport(database: Database, wanted: ExportWanted, act: Act): Promise<AttemptExport> {
  refuseUnusable(wanted);
  const document = await database.document.findFirst({
    where: { kind: 'assessment', key: wanted.assessment },
    select: { id: true },
  });
  if (!document) throw new NotFound('assessment');
  if (wanted.columns === 'import' && !(await findLiveAssessment(database, { documentId: document.id })))
    throw refusal('columns', 'the assessment is not published, so nothing can be imported into it');
  return database.$transaction(async (transaction) => {
    const { origins, ...asked } = wanted;
    const row = await transaction.attemptExport.create({
      data: {
        id: v7(),
        documentId: document.id,
        ...asked,
        origins: [...new Set(origins)],
        actorKind: act.actor.kind,
        actorId: act.actor.id,
        actorName: act.actor.name,
        createdAt: act.at,
      },
    });
    await recordAct(transaction, act, [
      {
        action: 'attempt.export',
        summary: `Single attempts at ${wanted.assessment} as ${wanted.format === 'csv' ? 'CSV' : 'Parquet'}`,
        details: { export: row.id, ...asked, origins: row.origins },
        document: { id: document.id, kind: 'assessment', key: wanted.assessment },
      },
    ]);
    await transaction.$executeRaw`SELECT enqueue_job_once('export-attempts', now())`;
    return row;
  });
}

function refuseUnusable(wanted: ExportWanted): void {
  const { error } = filterSchema.safeParse(wanted);
  if (error) throw invalidInputOf(error);
  const { columns, format, hasValues, fromMonth, toMonth } = wanted;
  if (fromMonth && toMonth && fromMonth > toMonth) throw refusal('toMonth', `${toMonth} is before ${fromMonth}`);
  if (columns === 'import' && format !== 'csv') throw refusal('format', 'an import takes CSV, so export it as CSV');
  if (columns === 'import' && hasValues) throw refusal('values', 'an import takes no values, only answers');
}

const refusal = (field: string, message: string) => new InvalidInput([{ path: [field], message }]);
