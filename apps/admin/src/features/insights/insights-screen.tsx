import { Link } from '@tanstack/react-router';
import { wordFor } from '@yardstick/domain/content/count-words.ts';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { formatRatio } from '../../ui/charts/format-statistic.ts';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { Chip } from '../../ui/chip.tsx';
import { formatCount, formatShare } from '../../ui/format.ts';
import listStyles from '../../ui/list-page.module.css';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { peopleOf } from './insight-query.ts';
import styles from './insights.module.css';
import { spellMonths } from './month-words.ts';

const Overviews = graphql(`
  query InsightsScreen {
    insightOverviews {
      assessment title completion alpha hasSimulated
      people { __typename ... on People { n } }
      periods { n months { from to } }
    }
  }
`);

/** Every published assessment with what its attempts say at a glance. */
export function InsightsScreen() {
  const heading = useScreen<HTMLHeadingElement>('Insights');
  const [{ data, error }, reload] = useQuery({ query: Overviews, requestPolicy: 'cache-and-network' });
  return (
    <div className={listStyles.page}>
      <header className={listStyles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Insights
        </h1>
      </header>
      {error && !data && <Failed what="The insights" retry={reload} />}
      {!error && !data && <Loading what="the insights" />}
      {data?.insightOverviews.length === 0 && (
        <Empty title="Nothing is published yet">
          <p>Insights are about attempts at published assessments.</p>
          <Link to="/assessments">Publish an assessment</Link>
        </Empty>
      )}
      <ul className={styles.cards}>
        {data?.insightOverviews.map(({ assessment, title, people, completion, alpha, periods, hasSimulated }) => {
          const n = peopleOf(people);
          const [first] = periods;
          const last = periods.at(-1);
          return (
            <li key={assessment} className={styles.assessment}>
              <Link to="/insights/$slug" params={{ slug: assessment }} className={styles.assessmentTitle}>
                {title}
              </Link>
              <div className={styles.facts}>
                <p className={styles.fact}>
                  <strong>{n === null ? '—' : formatCount(n)}</strong> {wordFor(n ?? 0, 'attempt')}
                </p>
                <p className={styles.fact}>
                  <strong>{completion == null ? '—' : formatShare(completion)}</strong> completed
                </p>
                <p className={styles.fact}>
                  <strong>{alpha == null ? '—' : formatRatio(alpha)}</strong> reliability
                </p>
              </div>
              {first && last && (
                <div className={styles.facts}>
                  <Sparkline
                    label={`Attempts over time, ${spellMonths({ from: first.months.from, to: last.months.to })}: ${periods.map((period) => period.n).join(', ')}`}
                    values={periods.map((period) => period.n)}
                  />
                  <span className="soft">{spellMonths({ from: first.months.from, to: last.months.to })}</span>
                </div>
              )}
              {n === null && <p className="soft">Too few attempts to show yet.</p>}
              {hasSimulated && (
                <p>
                  <Link to="/insights/$slug" params={{ slug: assessment }} search={{ origins: 'simulated' }}>
                    <Chip tone="waiting">There are simulated attempts, too</Chip>
                  </Link>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
