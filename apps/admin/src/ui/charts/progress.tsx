import { formatCount, formatShare } from '../format.ts';
import styles from './charts.module.css';

interface Props {
  label: string;
  done: number;
  total: number;
  /** what is counted, such as "attempts" */
  unit: string;
  show?: (value: number) => string;
}

/** How far something is. */
export function Progress({ label, done, total, unit, show = formatCount }: Props) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div className={styles.progress}>
      <svg
        width="100%"
        height="8"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * share)}
      >
        <rect width="100%" height="8" rx="4" className={styles.shareGround} />
        <rect width={`${(100 * share).toFixed(1)}%`} height="8" rx="4" className={styles.bar} />
      </svg>
      <p>
        {show(done)} of {show(total)} {unit}, {formatShare(share)}
      </p>
    </div>
  );
}
