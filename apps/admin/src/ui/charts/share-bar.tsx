import { useId } from 'react';
import styles from './charts.module.css';
import { Hatch } from './hatch.tsx';

/** A share as a bar in a table; null: withheld. The number stands beside it, so it says nothing itself. */
export function ShareBar({ share }: { share: number | null }) {
  const hatch = useId();
  return (
    <svg width="100%" height="12" aria-hidden="true" className={styles.shareBar}>
      <Hatch id={hatch} />
      <rect width="100%" height="12" rx="3" className={styles.shareGround} />
      {share === null ? (
        <rect width="100%" height="12" rx="3" fill={`url(#${hatch})`} />
      ) : (
        <rect width={`${(100 * share).toFixed(2)}%`} height="12" rx="3" className={styles.bar} />
      )}
    </svg>
  );
}
