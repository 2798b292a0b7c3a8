import styles from '../ui/list-page.module.css';
import { Empty } from '../ui/states.tsx';
import { useScreen } from '../ui/use-screen.ts';

/** In the place of a screen whose address somebody has who may not look at it. */
export function NotForYourRole({ place, role }: { place: string; role: string }) {
  const heading = useScreen<HTMLHeadingElement>(place);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {place}
        </h1>
      </header>
      <Empty title="Not for your role">
        <p>
          The role <strong>{role.toLowerCase()}</strong> does not include this. An administrator can give you another
          one under People.
        </p>
      </Empty>
    </div>
  );
}
