import { Link } from '@tanstack/react-router';
import { Empty } from '../../ui/states.tsx';
import styles from './insights.module.css';

/** Nothing to show yet, and the three ways to something. */
export function NoAttempts({ slug, hasSimulated }: { slug: string; hasSimulated: boolean }) {
  return (
    <Empty title="No attempts to show yet">
      <p>From five people on there is something to see. None are shown before, so that nobody is given away.</p>
      <ul className={styles.list}>
        <li>
          Share the link: <a href={`/assessments/${slug}`}>{`${location.origin}/assessments/${slug}`}</a>
        </li>
        <li>
          <Link to="/attempts" search={{ assessment: slug }}>
            Bring attempts in
          </Link>{' '}
          from another tool
        </li>
        <li>
          {hasSimulated ? (
            <Link to="/insights/$slug" params={{ slug }} search={{ origins: 'simulated' }}>
              Look at the simulated ones
            </Link>
          ) : (
            <>
              Simulate some on the server: <code>pnpm simulate {slug}</code>
            </>
          )}
        </li>
      </ul>
    </Empty>
  );
}
