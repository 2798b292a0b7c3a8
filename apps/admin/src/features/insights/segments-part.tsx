import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../generated/gql.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { DataTable } from '../../ui/charts/data-table.tsx';
import { DotPlot } from '../../ui/charts/dot-plot.tsx';
import { formatScore } from '../../ui/charts/format-statistic.ts';
import { formatCount } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import type { PartProps } from './insight-query.ts';
import { tidySearch } from './insight-search.ts';
import styles from './insights.module.css';
import { toFilter } from './to-filter.ts';
import { usePart } from './use-part.tsx';

const Segments = graphql(`
  query SegmentsPart($assessment: String!, $filter: InsightFilter, $by: String!) {
    insights(assessment: $assessment, filter: $filter) {
      __typename
      ... on Insights {
        measures {
          competency { key name }
          distribution { __typename ... on ScoreDistribution { n mean } }
        }
        breakdown(by: $by) {
          option { key label }
          people { __typename ... on People { n } }
          measures {
            competency { key }
            distribution { __typename ... on ScoreDistribution { n mean standardDeviation lowerQuartile upperQuartile } }
          }
        }
      }
      ... on Error { message }
    }
  }
`);

const overall = 'overall';

/** Groups beside each other, by what they said about themselves. */
export function SegmentsPart({ slug, known }: PartProps) {
  const search = useSearch({ from: '/studio/insights/$slug' });
  const navigate = useNavigate();
  const by = known.dimensions.find(({ key }) => key === search.by)?.key ?? known.dimensions[0]?.key ?? 'locale';
  const { insights, isStale, instead } = usePart(
    Segments,
    { assessment: slug, filter: toFilter(search), by },
    'the segments',
  );
  const measures = known.measures.map(({ competency }) => ({
    id: competency?.key ?? overall,
    label: competency?.name ?? 'Overall',
  }));
  const measure = measures.find(({ id }) => id === search.measure) ?? measures[0];
  const set = (change: Parameters<typeof tidySearch>[0]) =>
    void navigate({
      to: '/insights/$slug',
      params: { slug },
      search: tidySearch({ ...search, ...change }),
      replace: true,
    });
  if (!insights || !measure) return instead;
  const dimension = known.dimensions.find(({ key }) => key === by);
  const ofMeasure = <One extends { competency?: { key: string } | null }>(list: readonly One[], id: string) =>
    list.find(({ competency }) => (competency?.key ?? overall) === id);
  const rows = insights.breakdown.map(({ option, measures: own }) => {
    const found = ofMeasure(own, measure.id)?.distribution;
    const shown = found?.__typename === 'ScoreDistribution' ? found : null;
    return {
      id: option.key ?? ' none',
      name: option.label,
      n: shown?.n ?? null,
      mean: shown?.mean ?? null,
      standardDeviation: shown?.standardDeviation ?? null,
      range: shown ? ([shown.lowerQuartile, shown.upperQuartile] as const) : null,
      all: own,
    };
  });
  const everybody = ofMeasure(insights.measures, measure.id)?.distribution;
  const everybodyMean = everybody?.__typename === 'ScoreDistribution' ? everybody.mean : null;
  const shownRows = rows.flatMap(({ name, mean }) => (mean === null ? [] : [{ name, mean }]));
  const ordered = [...shownRows].sort((one, other) => other.mean - one.mean);
  const highest = ordered[0];
  const lowest = ordered.at(-1);
  const summary =
    highest && lowest && highest !== lowest
      ? `${highest.name} is ${formatScore(highest.mean - lowest.mean)} points above ${lowest.name}.`
      : 'Too few groups are large enough to be compared.';
  const isAnyWithheld = rows.some(({ mean }) => mean === null);
  return (
    <div className={`${styles.part} ${isStale ? styles.stale : ''}`}>
      {instead}
      <div className={styles.picks}>
        <Select
          label="Broken down by"
          choices={known.dimensions.map(({ key, label, isSegment }) => ({
            id: key,
            label: isSegment ? label : 'Language',
          }))}
          value={by}
          onChange={(key) => set({ by: key })}
        />
        <Select
          label="Score"
          choices={measures}
          value={measure.id}
          onChange={(id) => set({ measure: id === overall ? undefined : id })}
        />
      </div>
      <ChartFigure
        title={`${measure.label}: ${dimension?.isSegment ? dimension.label : 'language'}`}
        summary={summary}
        fileName={`${slug}-${measure.id}-by-${by}`}
        table={{
          columns: [
            { name: 'Group' },
            { name: 'People', show: formatCount },
            { name: 'Mean', show: formatScore },
            { name: 'SD', show: formatScore },
            { name: 'Lower quartile', show: formatScore },
            { name: 'Upper quartile', show: formatScore },
          ],
          rows: rows.map(({ name, n, mean, standardDeviation, range }) => [
            name,
            n,
            mean,
            standardDeviation,
            range?.[0] ?? null,
            range?.[1] ?? null,
          ]),
        }}
        note={
          isAnyWithheld &&
          'Hatched groups are withheld: fewer than five people, or their number would follow from the others. Nobody and too few look the same.'
        }
      >
        <DotPlot
          label={`${measure.label} by group. ${summary}`}
          rows={rows}
          reference={everybodyMean === null ? null : { name: 'everybody', value: everybodyMean }}
          show={formatScore}
        />
      </ChartFigure>
      <ChartFigure
        title="Every score of every group"
        summary="Means; a dash is withheld."
        fileName={`${slug}-means-by-${by}`}
        isTableOnly
        table={tableOfAll(measures, rows)}
      >
        <DataTable name="every score of every group" table={tableOfAll(measures, rows)} />
      </ChartFigure>
    </div>
  );
}

interface Row {
  name: string;
  all: readonly {
    competency?: { key: string } | null;
    distribution: { __typename: 'ScoreDistribution'; mean: number } | { __typename: 'SuppressedCell' };
  }[];
}

const tableOfAll = (measures: readonly { id: string; label: string }[], rows: readonly Row[]) => ({
  columns: [{ name: 'Group' }, ...measures.map(({ label }) => ({ name: label, show: formatScore }))],
  rows: rows.map(({ name, all }) => [
    name,
    ...measures.map(({ id }) => {
      const found = all.find(({ competency }) => (competency?.key ?? overall) === id)?.distribution;
      return found?.__typename === 'ScoreDistribution' ? found.mean : null;
    }),
  ]),
});
