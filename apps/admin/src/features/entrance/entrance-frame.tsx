import type { ReactNode } from 'react';
import { Mark } from '../../ui/mark.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import styles from './entrance-frame.module.css';

/** What stands around every form before somebody is signed in. */
export function EntranceFrame({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const heading = useScreen<HTMLHeadingElement>(title);
  return (
    <main className={styles.frame}>
      <div className={styles.card}>
        <p className={styles.brand}>
          <Mark /> Yardstick Studio
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  );
}
