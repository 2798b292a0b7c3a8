import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { useContentLocale } from '../../storage/content-locale.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { LoadFailed, Loading, Notice, Skeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import styles from './guide-page.module.css';
import { TableOfContents } from './table-of-contents.tsx';

const GuideQuery = graphql(`
  query GuidePage_Guide($slug: String!, $locale: String) {
    guide(slug: $slug, locale: $locale) {
      id slug locale title summary readingMinutes publishedAt
      body { html tableOfContents { depth text anchor } }
      related { id slug locale title summary readingMinutes }
      assessments { id slug locale title summary estimatedMinutes }
    }
  }
`);

export function GuidePage() {
  const { slug } = useParams({ from: '/site/guides/$slug' });
  // A key, so that the guide read before is not shown until the next one is here.
  return <GuideOf key={slug} slug={slug} />;
}

function GuideOf({ slug }: { slug: string }) {
  const locale = useContentLocale();
  const [{ data, fetching, error }, load] = useQuery({ query: GuideQuery, variables: { slug, locale } });
  const guide = data?.guide;
  useDocumentTitle(guide?.title ?? (data ? 'No such guide' : undefined));
  if (guide) {
    return (
      <Page>
        <article className={styles.layout}>
          <header className={styles.head} lang={guide.locale}>
            <p className={styles.facts} lang="en">
              <Link to="/guides">Guides</Link> · {guide.readingMinutes} min read ·{' '}
              <time dateTime={guide.publishedAt}>{formatDay(guide.publishedAt)}</time>
            </p>
            <h1>{guide.title}</h1>
            <p className={styles.summary}>{guide.summary}</p>
          </header>
          <div className={styles.aside}>
            <TableOfContents headings={guide.body.tableOfContents} />
          </div>
          <div className={styles.body}>
            <RichText html={guide.body.html} lang={guide.locale} />
          </div>
        </article>
        {guide.assessments.map((assessment) => (
          <section
            key={assessment.id}
            className={styles.invitation}
            aria-label={assessment.title}
            lang={assessment.locale}
          >
            <div>
              <h2>{assessment.title}</h2>
              <p>{assessment.summary}</p>
            </div>
            <ButtonLink to="/assessments/$slug" params={{ slug: assessment.slug }}>
              Take it in {assessment.estimatedMinutes} minutes
            </ButtonLink>
          </section>
        ))}
        {guide.related.length > 0 && (
          <section aria-labelledby="related" className={styles.related}>
            <h2 id="related">Read next</h2>
            <ul>
              {guide.related.map((related) => (
                <li key={related.id} lang={related.locale}>
                  <Link to="/guides/$slug" params={{ slug: related.slug }}>
                    {related.title}
                  </Link>
                  <p>{related.summary}</p>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Page>
    );
  }
  if (fetching && !data) return <GuidePlaceholder />;
  return (
    <Page>
      {error ? (
        <LoadFailed what="this guide" isRetrying={fetching} onRetry={() => load({ requestPolicy: 'network-only' })} />
      ) : (
        <Notice title="There is no such guide" actions={<ButtonLink to="/guides">See all guides</ButtonLink>}>
          It may have been renamed or withdrawn since the link to it was made.
        </Notice>
      )}
    </Page>
  );
}

function GuidePlaceholder() {
  return (
    <Page>
      <Loading what="the guide">
        <div className={styles.layout}>
          <div className={styles.head}>
            <Skeleton width="14rem" height="0.9rem" gap="1.2rem" />
            <Skeleton width="70%" height="2.8rem" gap="1.4rem" />
            <Skeleton width="85%" height="1.2rem" gap="0.6rem" />
            <Skeleton width="40%" height="1.2rem" />
          </div>
          <div className={styles.body}>
            {[100, 96, 98, 60, 99, 94, 97, 45].map((width) => (
              <Skeleton key={width} width={`${width}%`} height="1rem" gap="0.9rem" />
            ))}
          </div>
        </div>
      </Loading>
    </Page>
  );
}
