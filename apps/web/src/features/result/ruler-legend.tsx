import styles from './ruler-legend.module.css';

/** What the marks mean; only those that occur. */
export function RulerLegend({ hasWhiskers, hasTargets }: { hasWhiskers: boolean; hasTargets: boolean }) {
  return (
    <ul className={styles.legend}>
      <li>
        <span className={styles.score} aria-hidden="true" /> your score
      </li>
      {hasTargets && (
        <>
          <li>
            <span className={styles.target} aria-hidden="true" /> target of the role
          </li>
          <li>
            <span className={styles.gap} aria-hidden="true" /> the gap between them
          </li>
        </>
      )}
      {hasWhiskers && (
        <li>
          <span className={styles.whisker} aria-hidden="true" /> how far scores vary on retaking
        </li>
      )}
    </ul>
  );
}
