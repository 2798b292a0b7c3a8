import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { Document } from '../../generated/prisma/client.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import type { ContentKind } from '../document/document-kind.ts';
import type { ItemToPublish } from '../publishing/publish-documents.ts';

const sourcesSchema = z.record(z.string(), z.int());

/** The revisions with which an item was put in. */
export const pinsOfItem = ({ sources }: { sources: unknown }) => sourcesSchema.parse(sources);

interface ReleaseItems {
  items: ItemToPublish[];
  /** of documents that were put into the trash since */
  problems: Problem[];
}

/** What a release would publish, in the order of ids. Throws InvalidInput when that is nothing. */
export async function readReleaseItems(
  database: Pick<Database, 'releaseItem'>,
  releaseId: string,
): Promise<ReleaseItems> {
  const rows = await database.releaseItem.findMany({
    where: { releaseId },
    include: { document: { select: { kind: true, key: true, trashedAt: true } } },
    orderBy: { documentId: 'asc' },
  });
  if (rows.length === 0)
    throw new InvalidInput([{ path: ['release'], message: 'The release holds nothing; put documents in first.' }]);
  return {
    items: rows
      .filter(({ document }) => document.trashedAt === null)
      .map((row) => ({
        documentId: row.documentId,
        revision: row.revision,
        livePublication: row.livePublication,
        sources: pinsOfItem(row),
      })),
    problems: rows.flatMap(({ document }) => (document.trashedAt === null ? [] : [inTrash(document)])),
  };
}

export function inTrash({ kind, key }: Pick<Document, 'kind' | 'key'>): Problem {
  return {
    code: 'in-trash',
    severity: 'error',
    document: { kind: kind as ContentKind, key },
    path: [],
    message: 'it was put into the trash',
    mend: 'take it out of the trash, or out of the release',
  };
}
