import { graphql } from '../../generated/gql.ts';
import type { ReleaseScreenQuery } from '../../generated/graphql.ts';

export const ReleaseQuery = graphql(`
  query ReleaseScreen($id: ID!) {
    viewer { abilities { name } }
    node(id: $id) {
      __typename
      ... on Release {
        id title state createdBy createdAt scheduledFor timeZone scheduleNote publishedAt
        failure { at message problems { code severity message mend path document { kind key } } }
        items {
          revision livePublication hasNewerDraft isOutOfDate
          document { id kind key title revision }
          problems { code severity message mend path document { kind key } }
          plan { isPublishable changes { document { kind key } changes { sentence classification path before after } } }
        }
      }
    }
  }
`);

export type ShownRelease = Extract<ReleaseScreenQuery['node'], { __typename: 'Release' }>;
