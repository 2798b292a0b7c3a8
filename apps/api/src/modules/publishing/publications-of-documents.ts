import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';

export const publicationParts = {
  form: { select: { number: true, hash: true } },
  scoringModel: { select: { number: true, hash: true } },
  live: { select: { documentId: true } },
} as const;

/** Publications without what they froze, which no list shows. */
export const publicationQuery = { include: publicationParts, omit: { content: true } } as const;
export type PublicationRow = Prisma.PublicationGetPayload<typeof publicationQuery>;

interface PageOfDocument {
  documentId: string;
  page: { where: object; orderBy: object[]; take: number };
}

/** A page of each document's publications: as many statements for any number of documents on the same page. */
export const publicationPages = createContextCache(
  ({ database }: StudioContext) =>
    new DataLoader<PageOfDocument, PublicationRow[]>(
      async (wanted) => {
        const found = new Map<string, PublicationRow[]>();
        for (const [page, { page: query }] of new Map(wanted.map((one) => [JSON.stringify(one.page), one]))) {
          const ids = wanted.filter((one) => JSON.stringify(one.page) === page).map(({ documentId }) => documentId);
          const rows = await database.document.findMany({
            where: { id: { in: ids } },
            select: { id: true, publications: { ...query, ...publicationQuery } },
          });
          for (const { id, publications } of rows) found.set(`${id} ${page}`, publications);
        }
        return wanted.map(({ documentId, page }) => found.get(`${documentId} ${JSON.stringify(page)}`) ?? []);
      },
      { cache: false },
    ),
);

/** How many publications each document has, one statement for all that a request asks for at once. */
export const publicationCounts = createContextCache(
  ({ database }: StudioContext) =>
    new DataLoader<string, number>(
      async (ids) => {
        const counts = await database.publication.groupBy({
          by: ['documentId'],
          where: { documentId: { in: [...ids] } },
          _count: true,
        });
        const byId = new Map(counts.map(({ documentId, _count }) => [documentId, _count]));
        return ids.map((id) => byId.get(id) ?? 0);
      },
      { cache: false },
    ),
);
