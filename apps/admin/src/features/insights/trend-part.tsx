import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../generated/gql.ts';
import type { TrendPartQuery } from '../../generated/graphql.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { formatScore, formatSigned } from '../../ui/charts/format-statistic.ts';
import { LineChart } from '../../ui/charts/line-chart.tsx';
import { formatCount } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import type { PartProps } from './insight-query.ts';
import { tidySearch } from './insight-search.ts';
import styles from './insights.module.css';
import { showMonths } from './month-words.ts';
import { toFilter } from './to-filter.ts';
import { usePart } from './use-part.tsx';

const Trend = graphql(`
  query TrendPart($assessment: String!, $filter: InsightFilter) {
    insights(assessment: $assessment, filter: $filter) {
      __typename
      ... on Insights {
        trend {
          months { from to }
          structure forms scoringModel n breaksBefore
          values { competency n mean standardDeviation }
        }
      }
      ... on Error { message }
    }
  }
`);

type Point = Extract<TrendPartQuery['insights'], { __typename: 'Insights' }>['trend'][number];

const overall = 'overall';

/** A score over time, over all forms; the line stops where what follows cannot be compared with what was. */
export function TrendPart({ slug, known }: PartProps) {
  const search = useSearch({ from: '/studio/insights/$slug' });
  const navigate = useNavigate();
  const { insights, isStale, instead } = usePart(
    Trend,
    { assessment: slug, filter: toFilter(tidySearch({ ...search, form: undefined, model: undefined })) },
    'the trend',
  );
  if (!insights) return instead;
  const measures = known.measures.map(({ competency }) => ({
    id: competency?.key ?? overall,
    label: competency?.name ?? 'Overall',
  }));
  const measure = measures.find(({ id }) => id === search.measure) ?? measures[0];
  const points = insights.trend.map((point) => {
    const value = point.values.find(({ competency }) => (competency ?? overall) === measure?.id);
    const margin =
      value?.standardDeviation != null ? (1.96 * value.standardDeviation) / Math.sqrt(Math.max(1, value.n)) : null;
    return {
      point,
      id: `${point.months.from} ${point.structure} ${point.scoringModel}`,
      name: showMonths(point.months),
      value: value?.mean ?? null,
      n: value?.n ?? null,
      range: value && margin !== null ? ([value.mean - margin, value.mean + margin] as const) : null,
      breakReason: breakWords(point),
    };
  });
  const shown = points.filter(({ value }) => value !== null);
  const breaks = points.slice(1).filter(({ breakReason }) => breakReason).length;
  const lastPiece = shown.slice(
    Math.max(
      0,
      shown.findLastIndex(({ breakReason }) => breakReason),
    ),
  );
  const first = lastPiece[0];
  const last = lastPiece.at(-1);
  const changeWords = first && last && first !== last ? describeChange(first, last) : null;
  const summary = [
    changeWords ?? 'There is one period to show so far.',
    breaks > 0 &&
      `The line breaks ${breaks === 1 ? 'once' : `${breaks} times`}: scores on either side cannot be compared.`,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={`${styles.part} ${isStale ? styles.stale : ''}`}>
      {instead}
      <div className={styles.picks}>
        <Select
          label="Score"
          choices={measures}
          value={measure?.id ?? overall}
          onChange={(id) =>
            void navigate({
              to: '/insights/$slug',
              params: { slug },
              search: tidySearch({ ...search, measure: id === overall ? undefined : id }),
              replace: true,
            })
          }
        />
      </div>
      <ChartFigure
        title={`${measure?.label ?? ''} over time`}
        summary={shown.length === 0 ? undefined : summary}
        fileName={`${slug}-trend-${measure?.id}`}
        table={{
          columns: [
            { name: 'Period' },
            { name: 'From' },
            { name: 'To' },
            { name: 'Forms' },
            { name: 'Scoring model', show: formatCount },
            { name: 'People', show: formatCount },
            { name: 'Mean' },
            { name: '95 % from' },
            { name: '95 % to' },
            { name: 'Not comparable with before' },
          ],
          rows: points.map(({ point, name, n, value, range, breakReason }) => [
            name,
            point.months.from,
            point.months.to,
            point.forms.join(', '),
            point.scoringModel,
            n,
            value,
            range?.[0] ?? null,
            range?.[1] ?? null,
            breakReason ?? '',
          ]),
        }}
        note="The ribbon is the 95 % interval of the mean. Months are joined until each period has enough people."
      >
        {shown.length === 0 ? (
          <p className="soft">No period has enough people to be shown.</p>
        ) : (
          <LineChart
            label={`${measure?.label} over time. ${summary}`}
            points={points}
            show={formatScore}
            valueName="mean"
          />
        )}
      </ChartFigure>
    </div>
  );
}

function breakWords({ breaksBefore, forms, scoringModel }: Point): string | null {
  if (breaksBefore === 'STRUCTURE') return `form ${forms[0] ?? ''} asks something else`;
  if (breaksBefore === 'SCORING_MODEL') return `scoring model ${scoringModel}`;
  return null;
}

interface Shown {
  name: string;
  value: number | null;
  range: readonly [number, number] | null;
}

/** What became of a mean; a difference that chance explains is called that. */
function describeChange(first: Shown, last: Shown): string {
  const change = (last.value ?? 0) - (first.value ?? 0);
  const marginOf = ({ range }: Shown) => (range ? (range[1] - range[0]) / 2 : 0);
  if (Math.abs(change) <= Math.hypot(marginOf(first), marginOf(last)))
    return `Since ${first.name} the mean has not moved by more than chance explains (${formatSigned(change)} points).`;
  return `Since ${first.name} the mean went ${change > 0 ? 'up' : 'down'} by ${formatScore(Math.abs(change))} points.`;
}
