import { graphql } from '../../generated/gql.ts';
import type { ResultPage_ResultQuery } from '../../generated/graphql.ts';

export const ResultQuery = graphql(`
  query ResultPage_Result($token: String!, $roleProfile: ID) {
    attempt(token: $token) {
      id submittedAt
      assessment { slug title }
    }
    result(token: $token, roleProfile: $roleProfile) {
      assessment {
        id slug locale title
        bands { key name text from }
        roleProfiles { id label }
        form { id number hash }
      }
      roleProfile { id label basis }
      outcome {
        id issuedAt algorithmVersion inputHash
        scoringModel { number hash }
        overall { score standardError missingReason band { key name text to } }
        competencies {
          competency { key name description }
          score standardError missingReason answeredCount presentedCount
          band { key name text to }
          target gap
          percentile { rank norm { n from to } }
        }
      }
      focusAreas {
        competency { key name }
        gap priority share certainty
        guides { id slug locale title readingMinutes }
      }
      orientation {
        lean value questionCount
        interval { low high }
        positive { key name }
        negative { key name }
      }
    }
  }
`);

export type ShownResult = NonNullable<ResultPage_ResultQuery['result']>;
export type ShownOutcome = ShownResult['outcome'];
export type ShownCompetency = ShownOutcome['competencies'][number];
export type ShownFocusArea = ShownResult['focusAreas'][number];
export type ShownOrientation = NonNullable<ShownResult['orientation']>;
