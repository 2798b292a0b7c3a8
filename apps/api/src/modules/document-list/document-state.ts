import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { Prisma } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';

export const documentStates = {
  TRASHED: { description: 'It is in the trash.' },
  NEVER_PUBLISHED: { description: 'Nothing of it is live: it was never published, or it was taken back.' },
  CHANGED: { description: 'Something of it is live, and the draft, or a draft that it is published with, differs.' },
  PUBLISHED: { description: 'The draft is what is live.' },
} as const;
export type DocumentState = keyof typeof documentStates;

/**
 * The state of a row of `document`. Guides and assessments are published themselves, an assessment together with the
 * revisions that its publication names; questions and frameworks are live in assessments, banks in their questions.
 */
export const stateOfDocument = Prisma.sql`
  CASE
    WHEN document.trashed_at IS NOT NULL THEN 'TRASHED'
    WHEN document.kind IN ('guide', 'assessment') THEN coalesce((
      SELECT CASE WHEN publication.revision = document.revision AND NOT EXISTS (
        SELECT FROM publication_source source JOIN document pinned ON pinned.id = source.document_id
        WHERE source.publication_id = publication.id AND source.revision <> pinned.revision
      ) THEN 'PUBLISHED' ELSE 'CHANGED' END
      FROM live_publication live JOIN publication ON publication.id = live.publication_id
      WHERE live.document_id = document.id
    ), 'NEVER_PUBLISHED')
    WHEN document.kind = 'bank' THEN CASE WHEN EXISTS (
      SELECT FROM live_publication live
      JOIN publication_source source ON source.publication_id = live.publication_id
      JOIN document question ON question.id = source.document_id AND question.kind = 'question'
      WHERE split_part(question.key, '/', 1) = document.key
    ) THEN 'PUBLISHED' ELSE 'NEVER_PUBLISHED' END
    ELSE (
      SELECT CASE
        WHEN count(*) = 0 THEN 'NEVER_PUBLISHED'
        WHEN bool_and(source.revision = document.revision) THEN 'PUBLISHED'
        ELSE 'CHANGED'
      END
      FROM publication_source source JOIN live_publication live ON live.publication_id = source.publication_id
      WHERE source.document_id = document.id
    )
  END`;

/** State by document id, one statement for all that a request asks for at once. */
export const statesOfDocuments = createContextCache(
  ({ database }: StudioContext) =>
    new DataLoader<string, DocumentState>(
      async (ids) => {
        const rows = await database.$queryRaw<{ id: string; state: DocumentState }[]>`
          SELECT document.id, ${stateOfDocument} AS state FROM document WHERE document.id = ANY (${ids}::uuid[])`;
        const states = new Map(rows.map(({ id, state }) => [id, state]));
        return ids.map((id) => states.get(id) ?? new Error(`document ${id} is gone`));
      },
      // A mutation may change what an earlier field of the same request has seen.
      { cache: false },
    ),
);
