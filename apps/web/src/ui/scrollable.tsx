import type { ReactNode } from 'react';
import styles from './scrollable.module.css';

interface ScrollableProps {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Scrolls sideways by itself where its content is wider than the page. */
export function Scrollable({ label, className = '', children }: ScrollableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable).
    <section className={`${styles.scrollable} ${className}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
