import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import type { HealthOfAssessmentsQuery } from '../../generated/graphql.ts';

const Viewer = graphql(`
  query UseHealth_Viewer { viewer { abilities { name } } }
`);
const Health = graphql(`
  query HealthOfAssessments {
    insightOverviews {
      assessment completion alpha
      people { __typename ... on People { n } }
    }
  }
`);

export type Health = HealthOfAssessmentsQuery['insightOverviews'][number];

/** How each published assessment fares, by its key; nothing for those who may not know. */
export function useHealth(): { healthOf: ReadonlyMap<string, Health>; isComing: boolean } {
  const [{ data: viewer }] = useQuery({ query: Viewer });
  const mayKnow = viewer?.viewer?.abilities.some(({ name }) => name === 'insight:read') ?? false;
  const [{ data, error }] = useQuery({ query: Health, pause: !mayKnow, requestPolicy: 'cache-and-network' });
  return {
    healthOf: new Map(data?.insightOverviews.map((health) => [health.assessment, health])),
    isComing: mayKnow && !data && !error,
  };
}
