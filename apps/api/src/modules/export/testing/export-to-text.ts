import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApiUnderTest } from '../../../testing/api-under-test.ts';
import { type ExportProgress, writeAttempts } from '../write-attempts.ts';

export interface Asked {
  assessment: string;
  format?: 'csv' | 'parquet';
  columns?: 'analysis' | 'import';
  hasValues?: boolean;
  origins?: string[];
  fromMonth?: string | null;
  toMonth?: string | null;
}

/** Writes an export into a file of its own, as the worker does. */
export async function exportToFile(
  { database, connectionString }: Pick<ApiUnderTest, 'database' | 'connectionString'>,
  { assessment, ...asked }: Asked,
): Promise<ExportProgress & { path: string }> {
  const { id: documentId } = await database.document.findFirstOrThrow({
    where: { kind: 'assessment', key: assessment },
  });
  const place = path.join(await mkdtemp(path.join(tmpdir(), 'yardstick-export-')), 'attempts');
  const wanted = {
    format: 'csv',
    columns: 'analysis',
    hasValues: false,
    origins: ['respondent', 'import'],
    fromMonth: null,
    toMonth: null,
  };
  const written = await writeAttempts({ database, connectionString, path: place }, { documentId, ...wanted, ...asked });
  return { ...written, path: place };
}

export async function exportToText(api: Parameters<typeof exportToFile>[0], asked: Asked): Promise<string> {
  return readFile((await exportToFile(api, asked)).path, 'utf8');
}

/** Rows of a CSV text without quoted cells, each as column → cell. */
export function readRows(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']));
  });
}
