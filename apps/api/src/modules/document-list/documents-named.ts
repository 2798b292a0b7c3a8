import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { Document } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { type ContentKind, contentKinds } from '../document/document-kind.ts';

interface DocumentName {
  kind: ContentKind;
  key: string;
}

/** Documents by kind and key, one statement for all that a request asks for at once; null where there is none. */
export const documentsNamed = createContextCache(
  ({ database }: StudioContext) =>
    new DataLoader<DocumentName, Document | null>(
      async (names) => {
        const keysOf = (wanted: ContentKind) => new Set(names.flatMap(({ kind, key }) => (kind === wanted ? key : [])));
        const found = await database.document.findMany({
          where: { OR: contentKinds.map((kind) => ({ kind, key: { in: [...keysOf(kind)] } })) },
        });
        const byName = new Map(found.map((row) => [`${row.kind} ${row.key}`, row]));
        return names.map(({ kind, key }) => byName.get(`${kind} ${key}`) ?? null);
      },
      { cache: false },
    ),
);
