import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Where the files of exports are kept: `exports/` in the data folder, which all copies of the server share. */
export const exportFolderOf = (dataDir: string) => path.join(dataDir, 'exports');

interface Named {
  id: string;
  format: string;
}

/** The file of an export that is ready. */
export const exportFileOf = (dataDir: string, { id, format }: Named) =>
  path.join(exportFolderOf(dataDir), `${id}.${format}`);

/** What is written until then; every run has a file of its own. */
export const partFileOf = (dataDir: string, { id, runId }: { id: string; runId: string }) =>
  path.join(exportFolderOf(dataDir), `${id}.${runId}.part`);

/** Single answers of people: nobody else on the machine gets in. */
export async function makeExportFolder(dataDir: string): Promise<void> {
  await mkdir(exportFolderOf(dataDir), { recursive: true, mode: 0o700 });
}

/** The files of exports in the folder, and nothing that does not look like one. */
export async function listExportFiles(dataDir: string): Promise<string[]> {
  const folder = exportFolderOf(dataDir);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => isOurs.test(name)).map((name) => path.join(folder, name));
}

const isOurs = /^[0-9a-f-]{36}(?:\.[0-9a-f-]{36}\.part|\.csv|\.parquet)$/;
