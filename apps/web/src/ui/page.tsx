import type { ReactNode } from 'react';
import { useFocusAfterNavigation } from './focus-after-navigation.ts';
import styles from './page.module.css';

/** The `main` of a screen, at one of two widths. */
export function Page({ children, width = 'wide' }: { children: ReactNode; width?: 'wide' | 'text' }) {
  const main = useFocusAfterNavigation<HTMLElement>();
  return (
    <main ref={main} id="content" tabIndex={-1} className={`${styles.page} ${styles[width]}`}>
      {children}
    </main>
  );
}
