import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface Props {
  /** problem: read out at once; news: when the reader has time */
  kind: 'problem' | 'news';
  children: ReactNode;
}

/** A message about the whole form or screen. */
export function Notice({ kind, children }: Props) {
  return (
    <div role={kind === 'problem' ? 'alert' : 'status'} className={`${styles.notice} ${styles[kind]}`}>
      {children}
    </div>
  );
}
