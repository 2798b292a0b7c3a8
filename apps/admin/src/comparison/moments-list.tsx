import { formatRatio, formatScore, formatSigned } from '../ui/charts/format-statistic.ts';
import { formatCount } from '../ui/format.ts';
import styles from './comparison.module.css';
import type { ComparedMeasure, MeasureNames } from './comparison-query.ts';
import { ShiftLane } from './shift-lane.tsx';

interface Props {
  measures: readonly ComparedMeasure[];
  names: MeasureNames;
}

/** Every score before and after, each in a room of its own, so that nothing moves but the numbers. */
export function MomentsList({ measures, names }: Props) {
  return (
    <ul className={styles.measures}>
      {measures.map(({ competency, statistics }) => (
        <li key={competency ?? ''} className={styles.measure}>
          <div className={styles.measureHead}>
            <span className={styles.measureName}>{names.measureOf(competency)}</span>
            {statistics?.__typename === 'MeasureMoments' ? (
              <Means before={statistics.before.mean ?? null} after={statistics.after.mean ?? null} />
            ) : (
              <span className={styles.soft}>
                {statistics ? 'withheld: too few people' : 'not kept for this choice'}
              </span>
            )}
          </div>
          {statistics?.__typename === 'MeasureMoments' && (
            <>
              <ShiftLane before={statistics.before} after={statistics.after} />
              <p className={styles.moments}>
                <Pair name="SD" {...pairOf(statistics, 'standardDeviation')} show={formatScore} />
                <Pair name="α" {...pairOf(statistics, 'alpha')} show={formatRatio} />
                <Pair name="SEM" {...pairOf(statistics, 'standardError')} show={formatScore} />
                <span title="Correlation of each person's score before with the one after">
                  r <strong>{statistics.correlation == null ? '—' : formatCorrelation(statistics.correlation)}</strong>
                </span>
                <span title="People who answered every question of it">
                  n <strong>{formatCount(statistics.n)}</strong>
                </span>
              </p>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

// 0.9996 is not 1.
export const formatCorrelation = (r: number) => (r < 1 && r > 0.995 ? r.toFixed(4) : formatRatio(r));

type Moments = Extract<NonNullable<ComparedMeasure['statistics']>, { __typename: 'MeasureMoments' }>;

const pairOf = ({ before, after }: Moments, name: 'standardDeviation' | 'alpha' | 'standardError') => ({
  before: before[name] ?? null,
  after: after[name] ?? null,
});

function Means({ before, after }: { before: number | null; after: number | null }) {
  if (before === null || after === null) return <span className={styles.soft}>no mean</span>;
  const change = after - before;
  const isSame = Math.abs(change) < 0.05;
  return (
    <span className={styles.means}>
      {formatScore(before)} → <strong>{formatScore(after)}</strong>
      <span className={styles.change} data-way={isSame ? 'same' : change > 0 ? 'up' : 'down'}>
        {isSame ? '±0' : formatSigned(change)}
      </span>
    </span>
  );
}

interface PairProps {
  name: string;
  before: number | null;
  after: number | null;
  show: (value: number) => string;
}

function Pair({ name, before, after, show }: PairProps) {
  const words = (value: number | null) => (value === null ? '—' : show(value));
  const isSame = words(before) === words(after);
  return (
    <span>
      {name}{' '}
      {isSame ? (
        <strong>{words(after)}</strong>
      ) : (
        <>
          {words(before)} → <strong>{words(after)}</strong>
        </>
      )}
    </span>
  );
}
