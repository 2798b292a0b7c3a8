import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useCommands } from '../../ui/commands.ts';
import { Notice } from '../../ui/notice.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import frame from '../../ui/tabbed-screen.module.css';
import { useCurrentInSight } from '../../ui/use-current-in-sight.ts';
import { useLasting } from '../../ui/use-lasting.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { AskedAbout } from './asked-about.tsx';
import { ComparePart } from './compare-part.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FunnelPart } from './funnel-part.tsx';
import { InsightQuery, type PartProps, peopleOf } from './insight-query.ts';
import { type InsightSearch, tidySearch } from './insight-search.ts';
import styles from './insights.module.css';
import { NoAttempts } from './no-attempts.tsx';
import { NormsPart } from './norms-part.tsx';
import { OverviewPart } from './overview-part.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { SegmentsPart } from './segments-part.tsx';
import { SimulatedBanner } from './simulated-banner.tsx';
import { isFiltered, isSimulated, toFilter } from './to-filter.ts';
import { TrendPart } from './trend-part.tsx';

const parts = [
  { id: 'overview', label: 'Overview', Part: OverviewPart },
  { id: 'questions', label: 'Questions', Part: QuestionsPart },
  { id: 'segments', label: 'Segments', Part: SegmentsPart },
  { id: 'trend', label: 'Trend', Part: TrendPart },
  { id: 'funnel', label: 'Funnel', Part: FunnelPart },
  { id: 'compare', label: 'Compare scorings', Part: ComparePart },
  { id: 'norms', label: 'Norms', Part: NormsPart },
] as const satisfies readonly { id: string; label: string; Part: (props: PartProps) => React.ReactNode }[];

/** What the attempts at one assessment say. */
export function InsightScreen() {
  const { slug } = useParams({ from: '/studio/insights/$slug' });
  return <Insight key={slug} slug={slug} />;
}

function Insight({ slug }: { slug: string }) {
  const search = useSearch({ from: '/studio/insights/$slug' });
  const navigate = useNavigate();
  const filter = useMemo(() => toFilter(search), [search]);
  const [{ data: newest, error }, reload] = useQuery({
    query: InsightQuery,
    variables: { assessment: slug, filter },
    requestPolicy: 'cache-and-network',
  });
  const data = useLasting(newest);
  const answer = data?.insights;
  const known = useLasting(answer?.__typename === 'Insights' ? answer : undefined);
  const heading = useScreen<HTMLHeadingElement>(`Insights: ${known?.title ?? slug}`);
  const shown = parts.find(({ id }) => id === search.view) ?? parts[0];
  const strip = useCurrentInSight(shown.id);
  const go = (next: Parameters<typeof tidySearch>[0]): { search: InsightSearch } => ({
    search: tidySearch({ ...search, ...next }),
  });
  const show = (next: Parameters<typeof tidySearch>[0]) =>
    void navigate({ to: '/insights/$slug', params: { slug }, ...go(next) });
  useCommands([
    ...parts.map(({ id, label }) => ({
      id: `part ${id}`,
      label: `Show ${label}`,
      run: () => show({ view: id === 'overview' ? undefined : id }),
    })),
    ...(isFiltered(search)
      ? [
          {
            id: 'everybody',
            label: 'Take all filters away',
            run: () =>
              void navigate({
                to: '/insights/$slug',
                params: { slug },
                search: tidySearch({ view: search.view }),
              }),
          },
        ]
      : []),
  ]);
  const isEmpty = known && peopleOf(known.people) === null && !isFiltered(search);
  const hasSimulated = known?.origins.some(({ origin, people }) => origin === 'SIMULATED' && peopleOf(people) !== null);
  return (
    <div className={frame.screen}>
      <header className={frame.header}>
        <h1 ref={heading} tabIndex={-1} className={`${frame.title} ${styles.headTitle}`}>
          {known?.title ?? 'Insights'}
        </h1>
        <p className={styles.headLinks}>
          <Link to="/insights">All assessments</Link>
          <Link to="/assessments/$slug" params={{ slug }} search={{ view: 'scoring' }}>
            Its scoring
          </Link>
          <Link to="/attempts" search={{ assessment: slug }}>
            Import and export
          </Link>
        </p>
        <nav ref={strip} aria-label="Parts of insights" className={frame.tabs}>
          {parts.map(({ id, label }) => (
            <Link
              key={id}
              to="/insights/$slug"
              params={{ slug }}
              {...go({ view: id === 'overview' ? undefined : id })}
              activeOptions={{ exact: true, includeSearch: true }}
              className={frame.tab}
            >
              {label}
            </Link>
          ))}
        </nav>
      </header>
      <div className={`${frame.body} ${styles.body}`}>
        {error && !data && <Failed what="The insights" retry={reload} />}
        {!error && !data && <Loading what="the insights" />}
        {answer && answer.__typename === 'NotFound' && (
          <Empty title="Nothing is published here">
            <p>Insights are about attempts at a published assessment.</p>
            <Link to="/assessments/$slug" params={{ slug }} search={{ view: 'changes' }}>
              Review and publish it
            </Link>
          </Empty>
        )}
        {answer && answer.__typename === 'InvalidInput' && (
          <Notice kind="problem">
            {answer.message}{' '}
            <Link to="/insights/$slug" params={{ slug }} search={{}}>
              Show everybody
            </Link>
          </Notice>
        )}
        {known && (
          <FilterBar
            known={known}
            search={search}
            onChange={(change) =>
              void navigate({
                to: '/insights/$slug',
                params: { slug },
                replace: true,
                ...go({ ...change, run: undefined }),
              })
            }
          />
        )}
        {known && answer?.__typename === 'Insights' && (
          <>
            {isSimulated(search) && <SimulatedBanner />}
            {isEmpty && shown.id !== 'funnel' && shown.id !== 'norms' ? (
              <NoAttempts slug={slug} hasSimulated={hasSimulated ?? false} />
            ) : (
              <>
                <AskedAbout known={known} asked={{ from: search.from, to: search.to }} />
                <shown.Part slug={slug} known={known} />
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}
