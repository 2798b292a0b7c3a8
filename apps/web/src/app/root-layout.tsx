import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import styles from './root-layout.module.css';

/** Moves the focus to the content after each navigation, as a page load would, and lets keyboards skip the header. */
export function RootLayout() {
  const content = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    content.current?.querySelector('main')?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div ref={content}>
      <a href="#content" className={styles.skip}>
        Skip to content
      </a>
      <Outlet />
    </div>
  );
}
