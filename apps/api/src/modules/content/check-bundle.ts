import type { Bundle } from '@yardstick/domain/content/bundle.ts';
import type { FileProblem } from '@yardstick/domain/interchange/file-problem.ts';
import { locateProblems } from '@yardstick/domain/interchange/locate-problems.ts';
import { readBundle } from '@yardstick/domain/interchange/read-bundle.ts';
import { findPublishProblems } from '@yardstick/domain/publishing/find-publish-problems.ts';

/**
 * Reads the files of a bundle and finds everything that is wrong with them, what speaks against publishing included.
 * The bundle is null when a problem is an error.
 */
export function checkBundle(files: ReadonlyMap<string, Uint8Array>): {
  bundle: Bundle | null;
  problems: FileProblem[];
} {
  const { bundle, problems } = readBundle(files);
  if (!bundle) return { bundle, problems };
  const speakingAgainst = bundle.assessments.flatMap(({ slug }) => findPublishProblems({ bundle, assessment: slug }));
  const isPublishable = speakingAgainst.every(({ severity }) => severity === 'warning');
  return { bundle: isPublishable ? bundle : null, problems: [...problems, ...locateProblems(speakingAgainst, files)] };
}
