import styles from './comparison.module.css';

interface Scored {
  mean?: number | null;
  standardDeviation?: number | null;
}

/** Where the mean was and where it is, on a lane from 0 to 100, with one SD to both sides. The numbers stand above. */
export function ShiftLane({ before, after }: { before: Scored; after: Scored }) {
  if (before.mean == null || after.mean == null) return <svg className={styles.lane} aria-hidden="true" />;
  const spread = after.standardDeviation ?? 0;
  const percent = (value: number) => `${Math.max(0, Math.min(100, value)).toFixed(2)}%`;
  return (
    <svg className={styles.lane} aria-hidden="true">
      <line x1="0" x2="100%" y1="50%" y2="50%" className={styles.ground} />
      <line
        x1={percent(after.mean - spread)}
        x2={percent(after.mean + spread)}
        y1="50%"
        y2="50%"
        className={styles.spread}
      />
      <line x1={percent(before.mean)} x2={percent(after.mean)} y1="50%" y2="50%" className={styles.way} />
      <circle cx={percent(before.mean)} cy="50%" r="4" className={styles.was} />
      <circle cx={percent(after.mean)} cy="50%" r="5" className={styles.is} />
    </svg>
  );
}
