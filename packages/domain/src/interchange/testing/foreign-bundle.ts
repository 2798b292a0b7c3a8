import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle } from '../../content/bundle.ts';
import { readBundle } from '../read-bundle.ts';

const folder = fileURLToPath(new URL('../../../fixtures/foreign-bundle/', import.meta.url));

/** The files of the bundle about choirs that stands in for other teams' content. */
export function foreignFiles(): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** The same as documents, for a test to change. */
export function foreignBundle(): Bundle {
  const { bundle, problems } = readBundle(foreignFiles());
  if (!bundle) throw new Error(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  return bundle;
}
