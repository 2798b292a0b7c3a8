import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { useContentLocale } from '../../storage/content-locale.ts';
import { countOf } from '../../ui/format.ts';
import { LoadFailed, Loading } from '../../ui/states.tsx';
import { GuideRow, GuideRowPlaceholders } from './guide-row.tsx';
import styles from './latest-guides.module.css';

const LatestGuidesQuery = graphql(`
  query LatestGuides_Guides($first: Int!, $locale: String) {
    guides(first: $first, locale: $locale) {
      totalCount
      edges { node { id slug locale title summary readingMinutes } }
    }
  }
`);

const SHOWN = 5;

/** The newest guides, for the start page; nothing at all when there are none. */
export function LatestGuides() {
  const locale = useContentLocale();
  const [{ data, fetching, error }, load] = useQuery({ query: LatestGuidesQuery, variables: { first: SHOWN, locale } });
  if (data?.guides.totalCount === 0) return null;
  return (
    <section aria-labelledby="guides" className={styles.guides}>
      <h2 id="guides">Guides to read before and after</h2>
      {!data && fetching && (
        <Loading what="guides">
          <GuideRowPlaceholders count={SHOWN} />
        </Loading>
      )}
      {error && !data && (
        <LoadFailed
          level={2}
          what="the guides"
          isRetrying={fetching}
          onRetry={() => load({ requestPolicy: 'network-only' })}
        />
      )}
      {data && (
        <>
          <ul>
            {data.guides.edges.map(({ node }) => (
              <GuideRow key={node.id} guide={node} level={3} />
            ))}
          </ul>
          {data.guides.totalCount > SHOWN && (
            <p className={styles.all}>
              <Link to="/guides">All {countOf(data.guides.totalCount, 'guide')}</Link>
            </p>
          )}
        </>
      )}
    </section>
  );
}
