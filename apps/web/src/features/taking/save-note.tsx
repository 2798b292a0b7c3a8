import type { KeeperState } from './answer-keeper.ts';
import styles from './save-note.module.css';

interface SaveNoteProps {
  kept: KeeperState;
  onRetry: () => void;
}

const WORDS = { saved: 'Saved', saving: 'Saving…', offline: 'Kept here, not sent yet', refused: 'Not saved' };

/** Whether the answers are safe. Sighted people see every change; screen readers hear only of trouble and its end. */
export function SaveNote({ kept: { saving, refusal }, onRetry }: SaveNoteProps) {
  return (
    <div className={styles.place}>
      <p className={`${styles.note} ${styles[saving]}`} data-testid="saving">
        <span className={styles.dot} aria-hidden="true" />
        {WORDS[saving]}
      </p>
      <div role="status" className={styles.trouble}>
        {saving === 'offline' && (
          <p>
            {navigator.onLine ? 'The server cannot be reached right now.' : 'You seem to be offline.'} Go on answering:
            everything is kept in this browser and sent as soon as the connection is back.{' '}
            <button type="button" onClick={onRetry}>
              Try now
            </button>
          </p>
        )}
        {saving === 'refused' && (
          <p>
            The server did not take an answer: {refusal?.message}{' '}
            <button type="button" onClick={() => location.reload()}>
              Load the questions again
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
