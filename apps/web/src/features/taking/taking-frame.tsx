import { type ReactNode, useState } from 'react';
import { Page } from '../../ui/page.tsx';
import type { KeeperState } from './answer-keeper.ts';
import type { AttemptToTake } from './attempt-operations.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { ProgressRule } from './progress-rule.tsx';
import { SaveNote } from './save-note.tsx';
import { isDone, type Step } from './steps.ts';
import styles from './taking-frame.module.css';

interface TakingFrameProps {
  attempt: AttemptToTake;
  token: string;
  steps: readonly Step[];
  kept: KeeperState;
  /** number of the question shown; undefined at the finish */
  current: number | undefined;
  onRetry: () => void;
  children: ReactNode;
}

/** What stays while the questions change: the way out, whether all is saved, and how far it is. */
export function TakingFrame({ attempt, token, steps, kept, current, onRetry, children }: TakingFrameProps) {
  const [isLeaving, setIsLeaving] = useState(false);
  const { assessment } = attempt;
  const doneCount = steps.filter(({ placement }) => isDone(kept.answers[placement.id])).length;
  const minutesLeft = Math.max(
    1,
    Math.round((assessment.estimatedMinutes * (steps.length - doneCount)) / steps.length),
  );
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <div className={styles.bar}>
          <p className={styles.title} lang={assessment.locale}>
            {assessment.title}
          </p>
          <SaveNote kept={kept} onRetry={onRetry} />
          <button type="button" className={styles.leave} onClick={() => setIsLeaving(true)}>
            Leave
          </button>
        </div>
        <ProgressRule steps={steps} answers={kept.answers} current={current} />
        <p className={styles.progress}>
          <span>
            {doneCount} of {steps.length} answered
          </span>
          <span>{doneCount < steps.length ? `about ${minutesLeft} min left` : 'all done'}</span>
        </p>
      </header>
      <Page width="text">{children}</Page>
      {isLeaving && <LeaveDialog attempt={attempt} token={token} onStay={() => setIsLeaving(false)} />}
    </div>
  );
}
