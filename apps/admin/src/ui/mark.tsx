import styles from './mark.module.css';

/** The measuring rule that stands for Yardstick. */
export function Mark() {
  return (
    <svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true" className={styles.mark}>
      <rect width="30" height="14" rx="2.5" className={styles.rule} />
      <path d="M5 0v6M10 0v4M15 0v8M20 0v4M25 0v6" className={styles.ticks} />
    </svg>
  );
}
