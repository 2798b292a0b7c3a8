import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { useContentLocale } from '../../storage/content-locale.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { LoadFailed, Loading, Notice } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import styles from './guide-list-page.module.css';
import { GuideRow, GuideRowPlaceholders } from './guide-row.tsx';

const GuideListQuery = graphql(`
  query GuideListPage_Guides($first: Int!, $after: String, $locale: String) {
    guides(first: $first, after: $after, locale: $locale) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id slug locale title summary readingMinutes } }
    }
  }
`);

const PAGE_SIZE = 8;

export function GuideListPage() {
  useDocumentTitle('Guides');
  /** the cursors after which each page shown starts */
  const [starts, setStarts] = useState<readonly (string | null)[]>([null]);
  return (
    <Page>
      <header className={styles.head}>
        <h1>Guides</h1>
        <p>What to read before an assessment, and after it.</p>
      </header>
      {starts.map((after, index) => (
        <GuidesOfPage
          key={after ?? 'first'}
          after={after}
          isLast={index === starts.length - 1}
          onMore={(cursor) => setStarts([...starts, cursor])}
        />
      ))}
    </Page>
  );
}

interface GuidesOfPageProps {
  after: string | null;
  isLast: boolean;
  onMore: (cursor: string) => void;
}

function GuidesOfPage({ after, isLast, onMore }: GuidesOfPageProps) {
  const locale = useContentLocale();
  const [{ data, fetching, error }, load] = useQuery({
    query: GuideListQuery,
    variables: { first: PAGE_SIZE, after, locale },
  });
  if (!data && fetching) {
    return (
      <Loading what="guides">
        <GuideRowPlaceholders count={after ? 2 : 6} />
      </Loading>
    );
  }
  if (!data || error) {
    return (
      <LoadFailed
        level={2}
        what="the guides"
        isRetrying={fetching}
        onRetry={() => load({ requestPolicy: 'network-only' })}
      />
    );
  }
  const { edges, pageInfo, totalCount } = data.guides;
  if (totalCount === 0) {
    return (
      <Notice level={2} title="No guides yet">
        None has been published so far. The assessments do not need them.
      </Notice>
    );
  }
  return (
    <>
      <ul className={styles.list} ref={after ? focusFirstLink : undefined}>
        {edges.map(({ node }) => (
          <GuideRow key={node.id} guide={node} />
        ))}
      </ul>
      {isLast && (
        <div className={styles.more}>
          {pageInfo.hasNextPage && pageInfo.endCursor ? (
            <Button kind="quiet" onClick={() => pageInfo.endCursor && onMore(pageInfo.endCursor)}>
              Show more guides
            </Button>
          ) : (
            <p>{totalCount === 1 ? 'This is the only one so far.' : `That is all ${countOf(totalCount, 'guide')}.`}</p>
          )}
        </div>
      )}
    </>
  );
}

// The button that was pressed is gone by now; the keyboard goes on with the first guide that it brought.
function focusFirstLink(list: HTMLUListElement | null) {
  list?.querySelector('a')?.focus({ preventScroll: true });
}
