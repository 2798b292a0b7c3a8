import type { FileHandle } from 'node:fs/promises';
import type { Database } from '../../db/client.ts';
import type { AttemptExport, Prisma } from '../../generated/prisma/client.ts';
import { readForms } from '../insight/frozen-parts.ts';
import type { Origin } from '../insight/note-attempts.ts';
import { findLiveAssessment } from '../publishing/published-content.ts';
import { planAnalysisColumns } from './analysis-columns.ts';
import { openCsvFile } from './csv-file.ts';
import type { ExportColumn, ReadCell } from './export-columns.ts';
import { planImportColumns } from './import-columns.ts';
import { listParts } from './list-parts.ts';
import { openParquetFile } from './parquet-file.ts';
import { prepareIsAnswered } from './read-answer.ts';
import { readCounted } from './read-counted.ts';

export interface ExportProgress {
  rowsTotal: number;
  /** gone through */
  rowsDone: number;
  /** of them not in the file: an import would refuse them */
  rowsLeftOut: number;
}

type Wanted = Pick<
  AttemptExport,
  'documentId' | 'format' | 'columns' | 'hasValues' | 'origins' | 'fromMonth' | 'toMonth'
>;

/** An export that cannot be written, in words for whoever asked for it. */
export class ExportRefused extends Error {}

/**
 * Writes the submitted attempts that are wanted into an open file, chunk by chunk in constant memory; between two chunks
 * others get their turn. Scores are computed from the counted rows by the scoring model that issued the outcome, which
 * gives the issued ones to the last bit. Throws ExportRefused.
 */
export async function writeAttempts(
  database: Database,
  wanted: Wanted,
  file: FileHandle,
  onProgress: (progress: ExportProgress) => Promise<void> = async () => undefined,
): Promise<ExportProgress> {
  const { columns, formIds } = await planColumns(database, wanted);
  const filter = { ...wanted, origins: wanted.origins as Origin[] };
  const { parts, rowsTotal } = await listParts(database, formIds, filter);
  const progress: ExportProgress = { rowsTotal, rowsDone: 0, rowsLeftOut: 0 };
  await onProgress(progress);
  const written = wanted.format === 'parquet' ? openParquetFile(file, columns) : await openCsvFile(file, columns);
  await withKeysetPlans(database, async (transaction) => {
    for (const part of parts) {
      const cells = columns.map(({ prepare }): ReadCell => prepare(part) ?? nothing);
      const isAnswered = prepareIsAnswered(part);
      for await (const chunk of readCounted(transaction, part, filter, progress.rowsDone)) {
        const places = Array.from({ length: chunk.count }, (_, place) => place);
        const kept = wanted.columns === 'import' ? places.filter((place) => isAnswered(chunk, place)) : places;
        await written.add(chunk, kept, cells);
        progress.rowsDone += chunk.count;
        progress.rowsLeftOut += chunk.count - kept.length;
        await onProgress(progress);
      }
    }
  });
  await written.finish();
  return progress;
}

const nothing = () => null;
const longestRunMs = 6 * 60 * 60 * 1000;

/**
 * Lends a connection on which PostgreSQL walks along an index whatever it takes the table for: after a large import it
 * takes it for small until it has looked, and would sort all of it for every chunk.
 */
async function withKeysetPlans(
  database: Database,
  work: (transaction: Prisma.TransactionClient) => Promise<void>,
): Promise<void> {
  await database.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`
        SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`;
      await work(transaction);
    },
    { timeout: longestRunMs, maxWait: 60_000 },
  );
}

async function planColumns(
  database: Database,
  { documentId, columns, hasValues }: Wanted,
): Promise<{ columns: ExportColumn[]; formIds: string[] }> {
  const live = columns === 'import' ? await findLiveAssessment(database, { documentId }) : null;
  if (columns === 'import' && !live) throw new ExportRefused('The assessment is not published any more.');
  const rows = await database.form.findMany({
    where: { documentId, ...(live && { structureHash: live.form.structureHash }) },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  const formIds = rows.map(({ id }) => id);
  const byId = await readForms(database, formIds);
  const forms = formIds.flatMap((id) => byId.get(id)?.content ?? []);
  return {
    formIds,
    columns: live
      ? planImportColumns({ form: live.form.content, scoringModel: live.scoringModel.content }, forms)
      : planAnalysisColumns(forms, hasValues),
  };
}
