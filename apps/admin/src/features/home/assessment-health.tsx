import { Link } from '@tanstack/react-router';
import { wordFor } from '@yardstick/domain/content/count-words.ts';
import { formatRatio } from '../../ui/charts/format-statistic.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import styles from './home-screen.module.css';
import type { Health } from './use-health.ts';

/** Attempts, completion and reliability of an assessment, as far as they are known. */
export function AssessmentHealth({ assessment, health }: { assessment: string; health: Health }) {
  const { people, completion, alpha } = health;
  return (
    <Link to="/insights/$slug" params={{ slug: assessment }} className={styles.health}>
      {people.__typename === 'People' ? (
        <>
          <span>
            <strong>{formatCount(people.n)}</strong> {wordFor(people.n, 'attempt')}
          </span>
          {completion != null && (
            <span>
              <strong>{formatShare(completion)}</strong> completed
            </span>
          )}
          {alpha != null && (
            <span>
              <strong>{formatRatio(alpha)}</strong> reliability
            </span>
          )}
        </>
      ) : (
        <span>Too few attempts to show yet</span>
      )}
    </Link>
  );
}
