import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../generated/gql.ts';
import type { OverviewPartQuery } from '../../generated/graphql.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { formatDuration, formatRatio, formatScore } from '../../ui/charts/format-statistic.ts';
import { RadarChart } from '../../ui/charts/radar-chart.tsx';
import { countOf, formatCount, formatShare } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { type Distribution, DistributionCard } from './distribution-card.tsx';
import type { PartProps } from './insight-query.ts';
import { peopleOf } from './insight-query.ts';
import { tidySearch } from './insight-search.ts';
import styles from './insights.module.css';
import { RoleGaps } from './role-gaps.tsx';
import { StatTile } from './stat-tile.tsx';
import { isFiltered, toFilter } from './to-filter.ts';
import { usePart } from './use-part.tsx';

const Overview = graphql(`
  query OverviewPart($assessment: String!, $filter: InsightFilter) {
    insights(assessment: $assessment, filter: $filter) {
      __typename
      ... on Insights {
        people { __typename ... on People { n } }
        measures {
          competency { key name }
          distribution {
            __typename
            ... on ScoreDistribution {
              n withoutScore mean standardDeviation median lowerQuartile upperQuartile
              histogram { from to n share }
              bands { key name from to n share }
            }
          }
          reliability {
            __typename
            ... on Reliability { n questionCount alpha standardError interval { lower upper } }
          }
        }
        roleGaps {
          id role stage label
          competencies {
            competency name target
            gap { __typename ... on GapStatistics { n meanGap belowTarget shareBelowTarget } }
          }
        }
        funnel { __typename ... on Funnel { started submitted completion } }
        durations { __typename ... on Durations { n median lowerQuartile upperQuartile } }
      }
      ... on Error { message }
    }
  }
`);

type Shown = Extract<OverviewPartQuery['insights'], { __typename: 'Insights' }>;
type Measure = Shown['measures'][number];

// Below, a standard error says little about one person.
const leastPeople = 200;
const leastAlpha = 0.5;

/** How many, how they score in each competency, and how that stands to what a role demands. */
export function OverviewPart({ slug, known }: PartProps) {
  const search = useSearch({ from: '/studio/insights/$slug' });
  const navigate = useNavigate();
  const { insights, isStale, instead } = usePart(
    Overview,
    { assessment: slug, filter: toFilter(search) },
    'the overview',
  );
  if (!insights) return instead;
  const { measures, roleGaps, funnel, durations } = insights;
  const n = peopleOf(insights.people);
  const overall = measures.find(({ competency }) => !competency);
  const overallReliability = overall?.reliability.__typename === 'Reliability' ? overall.reliability : null;
  const profile = roleGaps.find(({ role, stage }) => `${role}/${stage}` === search.profile) ?? roleGaps[0];
  const targetOf = (key: string | undefined) => {
    const found = key ? profile?.competencies.find(({ competency }) => competency === key) : undefined;
    return found ? { name: profile?.label ?? '', value: found.target } : null;
  };
  const imported = known.origins.find(({ origin }) => origin === 'IMPORT');
  const importedCount = imported && !isFiltered(search) ? peopleOf(imported.people) : null;
  return (
    <div className={`${styles.part} ${isStale ? styles.stale : ''}`}>
      {instead}
      <div className={styles.tiles}>
        <StatTile
          label="Attempts"
          value={n === null ? null : formatCount(n)}
          note={n === null ? 'too few to show' : importedWords(n, importedCount)}
        />
        <StatTile
          label="Completion"
          value={funnel.__typename === 'Funnel' ? formatShare(funnel.completion) : null}
          note={
            funnel.__typename === 'Funnel'
              ? `${formatCount(funnel.submitted)} of ${formatCount(funnel.started)} started here`
              : 'too few were started here'
          }
        />
        <StatTile
          label="Median time"
          value={durations.__typename === 'Durations' ? formatDuration(durations.median) : null}
          note={
            durations.__typename === 'Durations'
              ? `the middle half ${formatDuration(durations.lowerQuartile)} to ${formatDuration(durations.upperQuartile)}`
              : 'not known of enough people'
          }
        />
        <StatTile
          label="Reliability, overall"
          value={overallReliability?.alpha == null ? null : formatRatio(overallReliability.alpha)}
          note={
            overallReliability?.alpha == null
              ? 'not known of enough people'
              : overallReliability.interval
                ? `α, 95 % from ${formatRatio(overallReliability.interval.lower)} to ${formatRatio(overallReliability.interval.upper)}`
                : `α of ${countOf(overallReliability.questionCount, 'question')}`
          }
        />
      </div>
      {overall && <MeasureCard measure={overall} target={null} slug={slug} />}
      {profile && (
        <div className={styles.picks}>
          <Select
            label="Compare with what a role demands"
            choices={roleGaps.map(({ role, stage, label }) => ({ id: `${role}/${stage}`, label }))}
            value={`${profile.role}/${profile.stage}`}
            onChange={(id) =>
              void navigate({
                to: '/insights/$slug',
                params: { slug },
                search: tidySearch({ ...search, profile: id }),
                replace: true,
              })
            }
          />
        </div>
      )}
      {profile && (
        <div className={styles.two}>
          {profile.competencies.length > 2 && <MeansAgainstRole measures={measures} profile={profile} slug={slug} />}
          <RoleGaps profile={profile} slug={slug} />
        </div>
      )}
      <div className={styles.two}>
        {measures
          .filter(({ competency }) => competency)
          .map((measure) => (
            <MeasureCard
              key={measure.competency?.key}
              measure={measure}
              target={targetOf(measure.competency?.key)}
              slug={slug}
            />
          ))}
      </div>
    </div>
  );
}

const importedWords = (n: number, imported: number | null) =>
  imported === null ? '' : imported === n ? 'all imported' : `${formatCount(imported)} imported in all`;

interface CardProps {
  measure: Measure;
  target: { name: string; value: number } | null;
  slug: string;
}

function MeasureCard({ measure, target, slug }: CardProps) {
  const { competency, distribution, reliability } = measure;
  const isReliable =
    reliability.__typename === 'Reliability' && reliability.n >= leastPeople && (reliability.alpha ?? 0) >= leastAlpha;
  return (
    <DistributionCard
      name={competency?.name ?? 'Overall'}
      fileName={`${slug}-${competency?.key ?? 'overall'}`}
      distribution={distribution.__typename === 'ScoreDistribution' ? distributionOf(distribution) : null}
      reliability={
        reliability.__typename === 'Reliability' && reliability.alpha != null
          ? { alpha: reliability.alpha, standardError: isReliable ? (reliability.standardError ?? null) : null }
          : null
      }
      target={target}
    />
  );
}

type ShownDistribution = Extract<Measure['distribution'], { __typename: 'ScoreDistribution' }>;

const distributionOf = (shown: ShownDistribution): Distribution => ({
  n: shown.n,
  withoutScore: shown.withoutScore,
  mean: shown.mean,
  standardDeviation: shown.standardDeviation ?? null,
  p25: shown.lowerQuartile,
  median: shown.median,
  p75: shown.upperQuartile,
  bins: shown.histogram?.map(({ from, to, n }) => ({ from, to, n: n ?? null })) ?? null,
  bands: shown.bands.map((band) => ({ ...band, n: band.n ?? null, share: band.share ?? null })),
});

function MeansAgainstRole({
  measures,
  profile,
  slug,
}: {
  measures: readonly Measure[];
  profile: Shown['roleGaps'][number];
  slug: string;
}) {
  const axes = profile.competencies.map(({ competency, name, target }) => {
    const measure = measures.find((one) => one.competency?.key === competency);
    return {
      name,
      value: measure?.distribution.__typename === 'ScoreDistribution' ? measure.distribution.mean : null,
      target,
    };
  });
  const furthest = axes
    .flatMap(({ name, value, target }) => (value === null ? [] : [{ name, gap: target - value }]))
    .sort((one, other) => other.gap - one.gap)[0];
  const isWithheld = axes.some(({ value }) => value === null);
  const summary = !furthest
    ? 'The means are withheld.'
    : furthest.gap <= 0
      ? isWithheld
        ? 'The means that are shown reach their targets.'
        : 'The means reach every target.'
      : `The mean is furthest from the target in ${furthest.name}: ${formatScore(furthest.gap)} points.`;
  return (
    <ChartFigure
      title={`Means against ${profile.label}`}
      summary={summary}
      fileName={`${slug}-means-${profile.role}-${profile.stage}`}
      table={{
        columns: [{ name: 'Competency' }, { name: 'Mean' }, { name: 'Target' }],
        rows: axes.map(({ name, value, target }) => [name, value, target]),
      }}
    >
      <RadarChart
        label={`Means against the targets of ${profile.label}. ${summary}`}
        axes={axes}
        valueName="Mean"
        targetName={`Target, ${profile.label}`}
      />
    </ChartFigure>
  );
}
