import { Link } from '@tanstack/react-router';
import { Skeleton } from '../../ui/states.tsx';
import styles from './guide-row.module.css';

interface GuideRowProps {
  guide: { slug: string; locale: string; title: string; summary: string; readingMinutes: number };
  level?: 2 | 3;
}

export function GuideRow({ guide, level = 2 }: GuideRowProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <li className={styles.row} lang={guide.locale}>
      <Heading className={styles.title}>
        <Link to="/guides/$slug" params={{ slug: guide.slug }}>
          {guide.title}
        </Link>
      </Heading>
      <p className={styles.summary}>{guide.summary}</p>
      <p className={styles.minutes} lang="en">
        {guide.readingMinutes} min read
      </p>
    </li>
  );
}

/** Keeps the place of up to six rows. */
export function GuideRowPlaceholders({ count }: { count: number }) {
  return (
    <ul>
      {[1, 2, 3, 4, 5, 6].slice(0, count).map((row) => (
        <li key={row} className={styles.row}>
          <Skeleton width="55%" height="1.5rem" gap="0.8rem" />
          <Skeleton width="90%" height="0.9rem" gap="0.5rem" />
          <Skeleton width="70%" height="0.9rem" />
        </li>
      ))}
    </ul>
  );
}
