import { graphql } from '../generated/gql.ts';
import { usePages } from '../ui/use-pages.ts';

const Frameworks = graphql(`
  query UseFrameworks($after: String) {
    frameworks(first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title competencies { key name children { key name } } } }
    }
  }
`);

/** All frameworks with their competencies, to choose from. */
export const useFrameworks = () => usePages(Frameworks, {}, (found) => found.frameworks, { isWhole: true });
