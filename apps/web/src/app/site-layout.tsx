import { Link, Outlet } from '@tanstack/react-router';
import { useStoredAttempts } from '../storage/stored-attempts.ts';
import { AppearanceSwitch } from './appearance-switch.tsx';
import styles from './site-layout.module.css';
import { Wordmark } from './wordmark.tsx';

/** Header and footer around every screen but the taking, which wants no distraction. */
export function SiteLayout() {
  const hasResult = useStoredAttempts().some((attempt) => attempt.submittedAt);
  return (
    <div className={styles.site}>
      <header className={styles.header}>
        <div className={styles.inner}>
          <Wordmark />
          <nav aria-label="Main" className={styles.nav}>
            <Link to="/guides">Guides</Link>
            {hasResult && <Link to="/result">Your result</Link>}
          </nav>
        </div>
      </header>
      <div className={styles.body}>
        <Outlet />
      </div>
      <footer className={styles.footer}>
        <div className={styles.inner}>
          <p>No account, no e-mail address, no tracking. What you answer is yours to delete.</p>
          <AppearanceSwitch />
        </div>
      </footer>
    </div>
  );
}
