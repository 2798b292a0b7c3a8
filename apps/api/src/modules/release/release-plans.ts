import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { type PublicationPlan, planPublication } from '../publishing/plan-publication.ts';
import { pinsOfItem } from './read-release-items.ts';

const itemParts = {
  release: { select: { state: true } },
  document: { include: { live: { select: { publication: { select: { number: true } } } } } },
} as const;

export type ReleaseItemRow = Prisma.ReleaseItemGetPayload<{ include: typeof itemParts }> & {
  /** whether it, or something that it uses, was saved since it was put in */
  hasNewerDraft: boolean;
};

export const isClosed = ({ release }: ReleaseItemRow) => !['open', 'scheduled'].includes(release.state);

/** Everything that some releases hold. As many statements for any number of releases and items. */
export async function readItemsOfReleases(
  { database }: Pick<StudioContext, 'database'>,
  releaseIds: readonly string[],
): Promise<ReleaseItemRow[]> {
  const items = await database.releaseItem.findMany({
    where: { releaseId: { in: [...releaseIds] } },
    include: itemParts,
    orderBy: [{ document: { kind: 'asc' } }, { document: { key: 'asc' } }],
  });
  const sources = await database.document.findMany({
    where: { id: { in: items.flatMap((item) => Object.keys(pinsOfItem(item))) } },
    select: { id: true, revision: true },
  });
  const newest = new Map(sources.map(({ id, revision }) => [id, revision]));
  const isNewer = (id: string, pinned: number) => (newest.get(id) ?? pinned) > pinned;
  return items.map((item) => ({
    ...item,
    hasNewerDraft:
      item.document.revision > item.revision ||
      Object.entries(pinsOfItem(item)).some(([id, pinned]) => isNewer(id, pinned)),
  }));
}

/** What publishing each document of a release would do now, by document id; nothing of those in the trash. */
export const releasePlans = createContextCache(
  (context: StudioContext) =>
    new DataLoader<string, ReadonlyMap<string, PublicationPlan>>(
      async (releaseIds) => {
        const items = await readItemsOfReleases(context, releaseIds);
        const plans = new Map<string, ReadonlyMap<string, PublicationPlan>>();
        for (const id of new Set(releaseIds)) {
          const toPin = items
            .filter(({ releaseId, document }) => releaseId === id && document.trashedAt === null)
            .map((item) => ({ documentId: item.documentId, revision: item.revision, sources: pinsOfItem(item) }));
          const planned = await planPublication(context.database, toPin);
          plans.set(id, new Map(planned.map((plan) => [plan.documentId, plan])));
        }
        return releaseIds.map((id) => plans.get(id) ?? new Map());
      },
      { cache: false },
    ),
);
