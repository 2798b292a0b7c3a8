import { Outlet } from '@tanstack/react-router';
import styles from './root-layout.module.css';

export function RootLayout() {
  return (
    <>
      <a href="#content" className={styles.skip}>
        Skip to content
      </a>
      <Outlet />
    </>
  );
}
