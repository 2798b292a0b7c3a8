import type { ReactNode } from 'react';
import styles from './chip.module.css';

export type Tone = 'plain' | 'good' | 'waiting' | 'problem';

/** A word that says how something stands. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.chip} ${styles[tone]}`}>{children}</span>;
}
