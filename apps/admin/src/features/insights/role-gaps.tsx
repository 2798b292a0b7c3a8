import type { OverviewPartQuery } from '../../generated/graphql.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { formatScore } from '../../ui/charts/format-statistic.ts';
import { ShareBar } from '../../ui/charts/share-bar.tsx';
import { formatCount, formatNumber, formatShare } from '../../ui/format.ts';
import styles from './insights.module.css';

type Profile = Extract<OverviewPartQuery['insights'], { __typename: 'Insights' }>['roleGaps'][number];

/** How many people are below each target of a role, and by how much. */
export function RoleGaps({ profile, slug }: { profile: Profile; slug: string }) {
  const rows = profile.competencies.map(({ name, target, gap }) => ({
    name,
    target,
    n: gap.__typename === 'GapStatistics' ? gap.n : null,
    meanGap: gap.__typename === 'GapStatistics' ? gap.meanGap : null,
    share: gap.__typename === 'GapStatistics' ? (gap.shareBelowTarget ?? null) : null,
  }));
  return (
    <ChartFigure
      title={`Below the targets of ${profile.label}`}
      summary="What share of people misses a target, and how many points are missing on average."
      fileName={`${slug}-gaps-${profile.role}-${profile.stage}`}
      isTableOnly
      table={{
        columns: [
          { name: 'Competency' },
          { name: 'Target' },
          { name: 'People', show: formatCount },
          { name: 'Share below', show: formatShare },
          { name: 'Mean gap' },
        ],
        rows: rows.map(({ name, target, n, share, meanGap }) => [name, target, n, share, meanGap]),
      }}
    >
      <ul className={styles.gaps}>
        {rows.map(({ name, target, share, meanGap }) => (
          <li key={name}>
            <span>
              {name} <span className="soft">target {formatNumber(target)}</span>
            </span>
            <span className={styles.gapNumbers}>
              <strong>{share === null ? 'withheld' : formatShare(share)}</strong>
              {meanGap !== null && <span className="soft"> {formatScore(meanGap)} points on average</span>}
            </span>
            <span className={styles.gapBar}>
              <ShareBar share={share} />
            </span>
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
