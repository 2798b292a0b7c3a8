import { graphql } from '../generated/gql.ts';
import type { ComparisonQuery } from '../generated/graphql.ts';

/** Two scorings over past attempts, from counts: cheap enough to be asked while a weight moves. */
export const Comparison = graphql(`
  query Comparison(
    $assessment: String!
    $before: ScoringChoice
    $after: ScoringChoice!
    $filter: ComparisonFilter
    $breakDownBy: String
  ) {
    scoringComparison(
      assessment: $assessment
      before: $before
      after: $after
      filter: $filter
      breakDownBy: $breakDownBy
    ) {
      __typename
      ... on ScoringComparison {
        before { model contentHash }
        after { model contentHash }
        months { from to }
        everybody {
          measures {
            competency
            statistics {
              __typename
              ... on MeasureMoments {
                n correlation
                before { mean standardDeviation alpha standardError }
                after { mean standardDeviation alpha standardError }
              }
            }
          }
        }
        groups {
          option { key label }
          measures {
            competency
            statistics {
              __typename
              ... on MeasureMoments {
                n correlation
                before { mean standardDeviation alpha standardError }
                after { mean standardDeviation alpha standardError }
              }
            }
          }
        }
      }
      ... on OtherStructure { message differences { question how } }
      ... on UnusableScoring { message problems { message } }
      ... on InvalidInput { problems { path } }
      ... on Error { message }
    }
  }
`);

export type ComparisonAnswer = ComparisonQuery['scoringComparison'];
export type ScoringComparison = Extract<ComparisonAnswer, { __typename: 'ScoringComparison' }>;
export type ComparedMeasure = ScoringComparison['everybody']['measures'][number];

/** Whether nothing of any score is shown. */
export const isWithheld = (measures: readonly ComparedMeasure[]) =>
  measures.every(({ statistics }) => statistics?.__typename !== 'MeasureMoments');

/** How keys of an assessment are called on the screen. */
export interface MeasureNames {
  /** null: the overall */
  measureOf: (competency: string | null | undefined) => string;
  /** null: no score */
  bandOf: (key: string | null | undefined) => string;
  profileOf: (role: string, stage: string) => string;
}

type Refusal = Exclude<ComparisonAnswer, ScoringComparison>;

/** Why nothing can be compared, where the screen itself asks for what is live to stand before. */
export const explainRefusal = (answer: Refusal) =>
  answer.__typename === 'InvalidInput' && answer.problems.some(({ path }) => path[0] === 'before')
    ? 'Nothing of it was published yet, so there are no past attempts.'
    : answer.message;
