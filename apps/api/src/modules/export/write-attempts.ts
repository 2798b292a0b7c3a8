import type { Database } from '../../db/client.ts';
import type { AttemptExport } from '../../generated/prisma/client.ts';
import { runInProcess } from '../../jobs/run-in-process.ts';
import { readForms } from '../insight/frozen-parts.ts';
import { findLiveAssessment } from '../publishing/published-content.ts';
import type { ExportToWrite, RowsWritten } from './export-process.ts';
import { heapForExport } from './heap-for-export.ts';
import { listParts } from './list-parts.ts';
import { planColumns } from './plan-columns.ts';

export interface ExportProgress extends RowsWritten {
  rowsTotal: number;
}

interface Writing {
  database: Database;
  connectionString: string;
  /** a file that is not there yet */
  path: string;
  /** Where this throws, nothing more is written. */
  onProgress?: (progress: ExportProgress) => Promise<void>;
}

type Wanted = Pick<
  AttemptExport,
  'documentId' | 'format' | 'columns' | 'hasValues' | 'origins' | 'fromMonth' | 'toMonth'
>;

/** An export that cannot be written, in words for whoever asked for it. */
export class ExportRefused extends Error {}

/**
 * Writes the submitted attempts that are wanted into a file, in a process of its own and in little memory. Scores are
 * computed from the counted rows by the scoring model that issued the outcome, which gives the issued ones to the last
 * bit. Throws ExportRefused.
 */
export async function writeAttempts(
  { database, connectionString, path, onProgress = async () => undefined }: Writing,
  wanted: Wanted,
): Promise<ExportProgress> {
  const { formIds, ...frozen } = await readFrozen(database, wanted);
  const filter = {
    origins: wanted.origins,
    fromDay: wanted.fromMonth && `${wanted.fromMonth}-01`,
    beforeDay: wanted.toMonth && firstDayAfter(wanted.toMonth),
  };
  const { parts, rowsTotal } = await listParts(database, formIds, filter);
  let progress: ExportProgress = { rowsTotal, rowsDone: 0, rowsLeftOut: 0 };
  await onProgress(progress);
  const { format, hasValues } = wanted;
  await runInProcess<RowsWritten>({
    program: new URL('./export-process.ts', import.meta.url),
    given: { connectionString, path, format, hasValues, ...frozen, parts, filter } satisfies ExportToWrite,
    heap: heapForExport({ rows: rowsTotal, columns: planColumns({ ...frozen, hasValues }).length }),
    onTold: (written) => {
      progress = { rowsTotal, ...written };
      return onProgress(progress);
    },
  });
  return progress;
}

async function readFrozen(
  database: Database,
  { documentId, columns }: Wanted,
): Promise<Pick<ExportToWrite, 'importTarget' | 'forms'> & { formIds: string[] }> {
  const live = columns === 'import' ? await findLiveAssessment(database, { documentId }) : null;
  if (columns === 'import' && !live) throw new ExportRefused('The assessment is not published any more.');
  const rows = await database.form.findMany({
    where: { documentId, ...(live && { structureHash: live.form.structureHash }) },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  const formIds = rows.map(({ id }) => id);
  const byId = await readForms(database, formIds);
  return {
    importTarget: live && { form: live.form.content, scoringModel: live.scoringModel.content },
    forms: formIds.flatMap((id) => byId.get(id)?.content ?? []),
    formIds,
  };
}

function firstDayAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}
