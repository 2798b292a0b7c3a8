import { open } from 'node:fs/promises';
import pg from 'pg';
import { sessionConfig } from '../../db/session-config.ts';
import { leaveParent, receiveGiven, tellParent } from '../../jobs/parent-process.ts';
import { openCsvFile } from './csv-file.ts';
import type { ReadCell } from './export-columns.ts';
import { openParquetFile } from './parquet-file.ts';
import { type ColumnsWanted, planColumns } from './plan-columns.ts';
import { prepareIsAnswered } from './read-answer.ts';
import { type AttemptFilter, type FrozenPart, preparePart, readCounted } from './read-counted.ts';

/** What the process is given. */
export interface ExportToWrite extends ColumnsWanted {
  connectionString: string;
  /** a file that is not there yet */
  path: string;
  format: string;
  parts: readonly FrozenPart[];
  filter: AttemptFilter;
}

/** What the process tells. */
export interface RowsWritten {
  /** gone through */
  rowsDone: number;
  /** of them not in the file: an import would refuse them */
  rowsLeftOut: number;
}

const tellEveryMs = 200;

const { connectionString, path, format, hasValues, importTarget, forms, parts, filter } =
  await receiveGiven<ExportToWrite>();
const sql = new pg.Client(
  sessionConfig({ connectionString, applicationName: 'yardstick-export', statementTimeoutMs: 60_000 }),
);
await sql.connect();
try {
  // PostgreSQL walks along an index then whatever it takes the table for: after a large import it takes it for small until
  // it has looked, and would sort all of it for every chunk.
  await sql.query(`SELECT set_config('enable_seqscan', 'off', false), set_config('enable_bitmapscan', 'off', false)`);
  await write();
} finally {
  await sql.end();
}
leaveParent();

async function write(): Promise<void> {
  const columns = planColumns({ importTarget, forms, hasValues });
  const file = await open(path, 'wx', 0o600);
  const written: RowsWritten = { rowsDone: 0, rowsLeftOut: 0 };
  let toldAt = performance.now();
  const rows = format === 'parquet' ? openParquetFile(file, columns) : await openCsvFile(file, columns);
  for (const part of parts.map(preparePart)) {
    const cells = columns.map(({ prepare }): ReadCell => prepare(part) ?? nothing);
    const isAnswered = prepareIsAnswered(part);
    for await (const chunk of readCounted(sql, part, filter, written.rowsDone)) {
      const places = Array.from({ length: chunk.count }, (_, place) => place);
      const kept = importTarget ? places.filter((place) => isAnswered(chunk, place)) : places;
      await rows.add(chunk, kept, cells);
      written.rowsDone += chunk.count;
      written.rowsLeftOut += chunk.count - kept.length;
      if (performance.now() - toldAt < tellEveryMs) continue;
      await tellParent(written);
      toldAt = performance.now();
    }
  }
  await rows.finish();
  await file.sync();
  await file.close();
  await tellParent(written);
}

function nothing(): null {
  return null;
}
