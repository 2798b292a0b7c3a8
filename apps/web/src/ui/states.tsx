import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './states.module.css';

interface NoticeProps {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  /** 1 when the notice is the whole page */
  level?: 1 | 2;
}

/** A plain statement with what can be done about it: not found, empty, expired, deleted. */
export function Notice({ title, children, actions, level = 1 }: NoticeProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles.notice}>
      <Heading>{title}</Heading>
      <p>{children}</p>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

interface LoadFailedProps {
  /** what could not be loaded, as it reads after "could not load" */
  what: string;
  onRetry: () => void;
  isRetrying?: boolean;
  level?: 1 | 2;
}

export function LoadFailed({ what, onRetry, isRetrying = false, level = 1 }: LoadFailedProps) {
  return (
    <div role="alert">
      <Notice
        level={level}
        title={`We could not load ${what}`}
        actions={
          <Button kind="quiet" isBusy={isRetrying} onClick={onRetry}>
            {isRetrying ? 'Trying…' : 'Try again'}
          </Button>
        }
      >
        {navigator.onLine
          ? 'The server did not answer as it should. This is our fault; trying again in a moment usually helps.'
          : 'You seem to be offline. Try again when the connection is back.'}
      </Notice>
    </div>
  );
}

/** A grey bar that keeps the place of a line of text. Sizes are CSS lengths. */
export function Skeleton({
  width = '100%',
  height = '1em',
  gap = '0',
}: {
  width?: string;
  height?: string;
  gap?: string;
}) {
  return <span className={styles.skeleton} style={{ width, height, marginBlockEnd: gap }} />;
}

/** Says once, to screen readers only, that something is being loaded; children are the placeholders. */
export function Loading({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        Loading {what}
      </p>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}
