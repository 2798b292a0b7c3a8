const sittingMs = 10 * 60_000;

/** Saves of one author that follow each other within ten minutes, newest first. */
export function groupSittings<Saved extends { author: string; createdAt: string }>(
  revisions: readonly Saved[],
): Saved[][] {
  const sittings: Saved[][] = [];
  for (const revision of revisions) {
    const last = sittings.at(-1)?.at(-1);
    const gap = last ? Date.parse(last.createdAt) - Date.parse(revision.createdAt) : Infinity;
    if (last?.author === revision.author && gap < sittingMs) sittings.at(-1)?.push(revision);
    else sittings.push([revision]);
  }
  return sittings;
}
