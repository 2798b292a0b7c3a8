import { graphql } from '../../generated/gql.ts';
import type { InsightScreenQuery } from '../../generated/graphql.ts';

/** What can be asked of an assessment, and what the filter of the address means. */
export const InsightQuery = graphql(`
  query InsightScreen($assessment: String!, $filter: InsightFilter) {
    viewer { abilities { name } }
    settings { defaultLocale }
    insights(assessment: $assessment, filter: $filter) {
      __typename
      ... on Insights {
        title
        scope {
          form structure scoringModel origins locales
          months { from to }
          segments { segment options noAnswer }
        }
        forms { number structure isLive people { __typename ... on People { n } } }
        scoringModels { number structure isLive people { __typename ... on People { n } } }
        origins { origin people { __typename ... on People { n } } }
        dimensions {
          key label isSegment canBeCombined
          options { option { key label } people { __typename ... on People { n } } }
        }
        periods { from to }
        people { __typename ... on People { n } }
        measures { competency { key name } }
      }
      ... on Error { message }
    }
  }
`);

export type KnownInsights = Extract<InsightScreenQuery['insights'], { __typename: 'Insights' }>;

/** How many people a cell tells of; null: withheld. */
export const peopleOf = (cell: { __typename: 'People'; n: number } | { __typename: 'SuppressedCell' }) =>
  cell.__typename === 'People' ? cell.n : null;

/** What the parts of the screen get. */
export interface PartProps {
  slug: string;
  known: KnownInsights;
}
