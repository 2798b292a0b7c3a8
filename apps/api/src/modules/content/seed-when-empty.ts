import { fileURLToPath } from 'node:url';
import { countOf } from '@yardstick/domain/content/count-words.ts';
import { formatProblems } from '@yardstick/domain/interchange/format-problems.ts';
import type { Database } from '../../db/client.ts';
import { checkBundle } from './check-bundle.ts';
import { importBundle } from './import-bundle.ts';
import { readBundleFolder } from './read-bundle-folder.ts';

/** The content that a new installation begins with. */
export const firstContentFolder = fileURLToPath(new URL('../../../../../packages/content/bundle', import.meta.url));

/** Brings the first content into a database that holds no document. Says what it did; null when there was nothing to do. */
export async function seedWhenEmpty(database: Database): Promise<string | null> {
  if ((await database.document.count()) > 0) return null;
  const { bundle, problems } = checkBundle(await readBundleFolder(firstContentFolder));
  if (!bundle) throw new Error(`The first content has problems:\n${formatProblems(problems)}`);
  await importBundle(database, bundle, { author: 'Yardstick', now: new Date() });
  return `First content imported: ${countOf(bundle.guides.length, 'guide')}, ${countOf(bundle.questions.length, 'question')}, ${countOf(bundle.assessments.length, 'assessment')}.`;
}
