import { graphql } from '../generated/gql.ts';
import type { DocumentScreenQuery } from '../generated/graphql.ts';

/** What the screen of any document begins with. */
export const DocumentQuery = graphql(`
  query DocumentScreen($kind: ContentKind!, $key: String!) {
    viewer { abilities { name } }
    settings { defaultLocale locales }
    document(kind: $kind, key: $key) {
      id key kind title state revision content updatedAt updatedBy usedByCount trashedAt
      livePublication { number revision }
      problems { code severity message mend path document { kind key } }
      comments { id resolvedAt }
    }
  }
`);

export type ShownDocument = NonNullable<DocumentScreenQuery['document']>;
