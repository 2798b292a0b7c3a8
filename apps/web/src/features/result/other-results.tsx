import { Link } from '@tanstack/react-router';
import { useStoredAttempts } from '../../storage/stored-attempts.ts';
import { formatDay } from '../../ui/format.ts';
import styles from './other-results.module.css';

/** Results of earlier attempts in this browser, newest first. */
export function OtherResults({ token }: { token: string }) {
  const others = useStoredAttempts()
    .filter((attempt) => attempt.submittedAt && attempt.token !== token)
    .toReversed();
  if (others.length === 0) return null;
  return (
    <div className={styles.others}>
      <h3>Other results in this browser</h3>
      <ul>
        {others.map((attempt) => (
          <li key={attempt.token}>
            <Link to="/result" hash={attempt.token}>
              {attempt.title}, {attempt.submittedAt && formatDay(attempt.submittedAt)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
