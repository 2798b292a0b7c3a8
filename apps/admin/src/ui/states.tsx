import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './states.module.css';

/** While something loads: room is kept, and only slow loading is spoken of. */
export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className={styles.loading}>
      Loading {what} …
    </p>
  );
}

/** Nothing here yet, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

interface FailedProps {
  /** such as "the history" */
  what: string;
  retry: () => void;
  /** whether it is here as it was before */
  isAnew?: boolean;
  /** while it is asked for again */
  isTrying?: boolean;
}

/** Something could not be loaded. */
export function Failed({ what, retry, isAnew = false, isTrying = false }: FailedProps) {
  const title = what.charAt(0).toUpperCase() + what.slice(1);
  return (
    <div role="alert" className={styles.failed}>
      <p>
        {title} could not be loaded{isAnew && ' anew'}: the server does not answer. Nothing is lost.
      </p>
      <Button onPress={() => retry()} isPending={isTrying}>
        {isTrying ? 'Trying …' : 'Try again'}
      </Button>
    </div>
  );
}
