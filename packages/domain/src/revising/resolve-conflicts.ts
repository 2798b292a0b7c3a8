import type { ContentPath } from './content-path.ts';
import type { Versions } from './merge-order.ts';
import { type MergeResult, mergeRevisions, type Take } from './merge-revisions.ts';

/**
 * Merges as `mergeRevisions` does, with each conflict that is named by its path given to the side said; what is not
 * named stays a conflict, and a path without a conflict means nothing. Who takes an order keeps entries that others added.
 */
export function resolveConflicts({
  resolutions,
  ...revisions
}: Versions & { resolutions: ReadonlyArray<{ path: ContentPath; take: Take }> }): MergeResult {
  const takes = new Map(resolutions.map(({ path, take }) => [JSON.stringify(path), take]));
  return mergeRevisions(revisions, ({ path }) => takes.get(JSON.stringify(path)));
}
