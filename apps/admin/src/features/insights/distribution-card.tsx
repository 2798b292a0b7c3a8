import { wordFor } from '@yardstick/domain/content/count-words.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { formatRatio, formatScore } from '../../ui/charts/format-statistic.ts';
import { type Bin, Histogram } from '../../ui/charts/histogram.tsx';
import { formatCount, formatNumber, formatShare } from '../../ui/format.ts';
import styles from './insights.module.css';
import { Withheld } from './withheld.tsx';

export interface Distribution {
  n: number;
  withoutScore: number | null;
  mean: number;
  standardDeviation: number | null;
  p25: number;
  median: number;
  p75: number;
  /** null: withheld */
  bins: readonly Bin[] | null;
  bands: readonly { key: string; name: string; from: number; to: number; n: number | null; share: number | null }[];
}

interface Props {
  name: string;
  fileName: string;
  /** null: withheld */
  distribution: Distribution | null;
  reliability: { alpha: number; standardError: number | null } | null;
  target: { name: string; value: number } | null;
}

/** How the scores of one competency, or of all, are spread. */
export function DistributionCard({ name, fileName, distribution, reliability, target }: Props) {
  if (!distribution)
    return (
      <section className={styles.card} aria-label={name}>
        <h2>{name}</h2>
        <Withheld />
      </section>
    );
  const { n, mean, standardDeviation, p25, median, p75, bins, bands, withoutScore } = distribution;
  const summary = `The middle half scores between ${formatScore(p25)} and ${formatScore(p75)}, half below ${formatScore(median)}.`;
  return (
    <ChartFigure
      title={name}
      summary={summary}
      fileName={fileName}
      table={{
        columns: [
          { name: 'From' },
          { name: 'Up to' },
          { name: 'People', show: formatCount },
          { name: 'Share', show: formatShare, isWhole: true },
        ],
        rows: (bins ?? []).map((bin) => [
          formatNumber(bin.from),
          formatNumber(bin.to),
          bin.n,
          bin.n === null || n === 0 ? null : bin.n / n,
        ]),
      }}
      note={
        <p className={styles.moments}>
          <span>
            mean <strong>{formatScore(mean)}</strong>
          </span>
          {standardDeviation !== null && (
            <span>
              SD <strong>{formatScore(standardDeviation)}</strong>
            </span>
          )}
          {reliability && (
            <span>
              α <strong>{formatRatio(reliability.alpha)}</strong>
            </span>
          )}
          {reliability?.standardError != null && (
            <span>
              SEM <strong>±{formatScore(reliability.standardError)}</strong>
            </span>
          )}
          <span>
            <strong>{formatCount(n)}</strong> {wordFor(n, 'person', 'people')}
          </span>
          {withoutScore !== null && withoutScore > 0 && <span>{formatCount(withoutScore)} without a score</span>}
          {target && (
            <span>
              ▼ target <strong>{formatNumber(target.value)}</strong>
            </span>
          )}
        </p>
      }
    >
      <Histogram
        label={`${name}: how many people scored what. ${summary}`}
        bins={bins ?? []}
        n={n}
        bands={bands}
        box={{ p25, median, p75 }}
        target={target}
      />
    </ChartFigure>
  );
}
