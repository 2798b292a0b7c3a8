import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** A folder that cannot be read as a bundle at all. */
export class UnreadableFolder extends Error {
  override readonly name = 'UnreadableFolder';
}

/** The files of a bundle folder: path with forward slashes → bytes. Hidden files and folders are left out. */
export async function readBundleFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new UnreadableFolder(`There is no folder ${folder}.`);
  const files = new Map<string, Uint8Array>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const relative = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    const isHidden = relative.split('/').some((part) => part.startsWith('.'));
    if (!isHidden) files.set(relative, await readFile(path.join(folder, relative)));
  }
  return files;
}
