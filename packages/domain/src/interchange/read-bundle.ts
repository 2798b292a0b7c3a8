import type { Bundle } from '../content/bundle.ts';
import { assembleBundle } from './assemble-bundle.ts';
import { findSettingsProblems, settingsOf } from './bundle-settings.ts';
import { type FileProblem, sortFileProblems } from './file-problem.ts';
import { findDuplicateProblems } from './find-duplicate-problems.ts';
import { findGuideProblems } from './find-guide-problems.ts';
import { collectLinkTargets, findLinkProblems } from './find-link-problems.ts';
import { findQuestionProblems } from './find-question-problems.ts';
import { findReferenceProblems } from './find-reference-problems.ts';
import { findShapeProblems } from './find-shape-problems.ts';
import { findSlugProblems } from './find-slug-problems.ts';
import { findTextProblems } from './find-text-problems.ts';
import { collectKnownKeys } from './known-keys.ts';
import { openFile, type SourceFile } from './open-file.ts';

/** The files of a bundle: path within its folder, with forward slashes → content. */
export type BundleFiles = ReadonlyMap<string, string | Uint8Array>;

/**
 * Reads a whole bundle and finds everything that is wrong with it at once. The bundle is null when a problem is an error;
 * with warnings alone it is complete. Files beside the content (README, LICENSE, hidden ones) are passed over.
 */
export function readBundle(files: BundleFiles): { bundle: Bundle | null; problems: FileProblem[] } {
  const opened = [...files].map(([path, content]) => openFile(path, content));
  const sources = opened.flatMap(({ file }) => file ?? []);
  const settingsFile = sources.find(({ kind }) => kind === 'bundle');
  const settings = settingsOf(settingsFile);
  const known = collectKnownKeys(sources);
  const targetsOf = collectLinkTargets(sources, known);
  const found = sources.flatMap((file) =>
    reliableProblems(file, [
      ...findShapeProblems(file),
      ...findTextProblems(file, settings),
      ...findDuplicateProblems(file),
      ...findQuestionProblems(file),
      ...findReferenceProblems(file, known),
      ...findGuideProblems(file, settings, known),
      ...findLinkProblems(file, targetsOf(file)),
    ]),
  );
  const problems = sortFileProblems([
    ...opened.flatMap((file) => file.problems),
    ...sources.flatMap(findSlugProblems),
    ...findSettingsProblems(settingsFile),
    ...found,
  ]);
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  return { bundle: hasErrors ? null : assembleBundle(sources, known), problems };
}

/** Without what may only seem wrong because the syntax before it, or on the same line, is broken. */
function reliableProblems({ yaml, isComplete, kind, body }: SourceFile, problems: FileProblem[]): FileProblem[] {
  const brokenLines = new Set(yaml.faults.map(({ line }) => line));
  return problems.filter(({ code, line, path }) => {
    if (kind === 'guide' && path[0] === 'body' && body !== '') return true;
    if (brokenLines.has(line) || line >= yaml.brokenFrom) return false;
    return isComplete || !absences.has(code);
  });
}

/** Problems of something not being there, which a broken part of the file may hold. */
const absences = new Set(['missing-field', 'too-few', 'default-text-missing', 'question-without-competency']);
