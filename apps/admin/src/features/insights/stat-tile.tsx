import type { ReactNode } from 'react';
import styles from './insights.module.css';

interface Props {
  label: string;
  /** null: withheld or not there; the note says why */
  value: string | null;
  note?: ReactNode;
}

/** One number and what it is about. */
export function StatTile({ label, value, note }: Props) {
  return (
    <div className={styles.tile}>
      <p className={styles.tileLabel}>{label}</p>
      <p className={styles.tileValue}>{value ?? '—'}</p>
      <p className={styles.tileNote}>{note}</p>
    </div>
  );
}
