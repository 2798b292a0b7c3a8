import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import type { QuestionStatisticsQuery, QuestionWarning } from '../../generated/graphql.ts';
import { formatDuration, formatRatio } from '../../ui/charts/format-statistic.ts';
import { ShareBar } from '../../ui/charts/share-bar.tsx';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { formatCount, formatShare } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { wholePercents } from '../../ui/whole-percents.ts';
import styles from './question-statistics.module.css';

const Statistics = graphql(`
  query QuestionStatistics($bank: String!, $key: String!) {
    questionInsights(bank: $bank, key: $key) {
      assessment title form scoringModel hasSimulated
      insight {
        position
        statistics {
          __typename
          ... on QuestionStatistics {
            n difficulty itemRestCorrelation alphaIfDeleted skipped medianSeconds warnings
            options { id key label value n share restCorrelation quartileShares }
          }
        }
      }
    }
  }
`);
const Viewer = graphql(`
  query QuestionStatistics_Viewer { viewer { abilities { name } } }
`);

type Insight = QuestionStatisticsQuery['questionInsights'][number];
type Known = Extract<Insight['insight']['statistics'], { __typename: 'QuestionStatistics' }>;

const warnings: Record<QuestionWarning, string> = {
  PROBABLY_REVERSE_KEYED:
    'Probably reverse-keyed: people who score high elsewhere score low here. Look at the values, or at the switch “Reverse-keyed”.',
  NEAR_ZERO_DISCRIMINATION:
    'It tells hardly anything apart: how people answer it has next to nothing to do with the rest of its competency.',
};

/** How the question as it is live does in each assessment that asks it, beside the fields that would change it. */
export function QuestionStatistics({ bank, question }: { bank: string; question: string }) {
  const [{ data: viewer }] = useQuery({ query: Viewer });
  const mayRead = viewer?.viewer?.abilities.some(({ name }) => name === 'insight:read') ?? false;
  const [{ data, error }, reload] = useQuery({
    query: Statistics,
    variables: { bank, key: question },
    pause: !mayRead,
    requestPolicy: 'cache-and-network',
  });
  if (!mayRead || (!data && !error)) return null;
  return (
    <section className={styles.panel} aria-labelledby="question-statistics">
      <h2 id="question-statistics">How it does</h2>
      {error && !data && (
        <p className={styles.soft}>
          The statistics could not be loaded.{' '}
          <button type="button" className={styles.again} onClick={() => reload()}>
            Try again
          </button>
        </p>
      )}
      {data?.questionInsights.length === 0 && (
        <p className={styles.soft}>
          No published assessment scores it yet. Once people answer it, its statistics stand here.
        </p>
      )}
      {data?.questionInsights.map((insight) => (
        <div key={insight.assessment} className={styles.assessment}>
          <p className={styles.soft}>
            In{' '}
            <Link to="/insights/$slug" params={{ slug: insight.assessment }} search={{ view: 'questions' }}>
              {insight.title}
            </Link>
            , question {insight.insight.position}
          </p>
          {insight.insight.statistics.__typename === 'QuestionStatistics' ? (
            <Numbers known={insight.insight.statistics} />
          ) : (
            <TooFew insight={insight} />
          )}
        </div>
      ))}
    </section>
  );
}

/** Nothing to show yet; made-up people do not count as people, and there may be some to look at. */
function TooFew({ insight: { assessment, hasSimulated } }: { insight: Insight }) {
  return (
    <p className={styles.soft}>
      Too few attempts to show anything yet.{' '}
      {hasSimulated && (
        <>
          Simulated attempts are not counted here:{' '}
          <Link to="/insights/$slug" params={{ slug: assessment }} search={{ view: 'questions', origins: 'simulated' }}>
            see them in Insights
          </Link>
          .
        </>
      )}
    </p>
  );
}

function Numbers({ known }: { known: Known }) {
  const facts = [
    ['People', formatCount(known.n), 'Who answered all questions of the competency'],
    ['Difficulty', show(known.difficulty, formatShare), 'Mean share of the points that can be had'],
    ['Item-rest r', show(known.itemRestCorrelation, formatRatio), 'Correlation with the rest of its competency'],
    ['α without it', show(known.alphaIfDeleted, formatRatio), 'Reliability of the competency without this question'],
    ['Skipped', show(known.skipped, formatCount), 'Attempts that skipped it'],
    ['Median time', show(known.medianSeconds, formatDuration), 'Time spent on it'],
  ] as const;
  const shares = wholePercents(known.options.map(({ share }) => share ?? null));
  return (
    <>
      {known.warnings.map((warning) => (
        <Notice key={warning} kind="news">
          {warnings[warning]}
        </Notice>
      ))}
      <dl className={styles.facts}>
        {facts.map(([name, value, title]) => (
          <div key={name} title={title}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className={styles.options}>
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col">Chosen by</th>
            <th scope="col" title="Correlation of choosing it with the rest of the competency">
              r
            </th>
            <th
              scope="col"
              title="Share that chose it in each quarter of the people, from the lowest to the highest scores"
            >
              By quarter
            </th>
          </tr>
        </thead>
        <tbody>
          {known.options.map((option, index) => (
            <tr key={option.id}>
              <th scope="row">
                {option.label} <span className={styles.soft}>{option.value}</span>
                <ShareBar share={option.share ?? null} />
              </th>
              <td>{option.share == null ? 'withheld' : formatShare(shares[index] ?? option.share)}</td>
              <td>{show(option.restCorrelation, formatRatio)}</td>
              <td>
                {option.quartileShares ? (
                  <Sparkline
                    label={`Chosen by ${option.quartileShares.map(formatShare).join(', ')} from the lowest to the highest quarter`}
                    values={option.quartileShares}
                    size="small"
                  />
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const show = (value: number | null | undefined, format: (value: number) => string) =>
  value == null ? '—' : format(value);
