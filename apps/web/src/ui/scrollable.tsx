import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './scrollable.module.css';

interface ScrollableProps {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Scrolls sideways by itself where its content is wider than the page; only then is it a stop for the keyboard. */
export function Scrollable({ label, className = '', children }: ScrollableProps) {
  const section = useRef<HTMLElement>(null);
  const [isTooWide, setIsTooWide] = useState(false);
  useEffect(() => {
    const element = section.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setIsTooWide(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      ref={section}
      className={`${styles.scrollable} ${className}`}
      tabIndex={isTooWide ? 0 : undefined}
      aria-label={label}
    >
      {children}
    </section>
  );
}
