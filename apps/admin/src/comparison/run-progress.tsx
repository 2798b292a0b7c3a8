import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/charts/progress.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './comparison.module.css';
import type { useComparisonRun } from './use-comparison-run.ts';

interface Props {
  of: ReturnType<typeof useComparisonRun>;
  /** what begins it, and what is shown before */
  children: ReactNode;
}

/** How far a comparison over every attempt is, and how to stop it. */
export function RunProgress({ of: { run, isGone, isUnderWay, problem, stop }, children }: Props) {
  return (
    <div className={styles.progress} aria-live="polite">
      {problem && <Notice kind="problem">{problem}</Notice>}
      {isGone && <p className={styles.soft}>This comparison is no longer kept: they last for seven days.</p>}
      {run?.state === 'FAILED' && <Notice kind="problem">{run.failure ?? 'It could not be finished.'}</Notice>}
      {run?.state === 'CANCELLED' && <p className={styles.soft}>Cancelled. Nothing was changed by it.</p>}
      {isUnderWay ? (
        <>
          {run?.attemptsTotal != null ? (
            <Progress
              label="Scoring every attempt in both ways"
              done={run.attemptsDone}
              total={run.attemptsTotal}
              unit="attempts"
            />
          ) : (
            <p className={styles.soft}>Beginning …</p>
          )}
          <div>
            <Button onPress={() => void stop()} isDisabled={!run}>
              Cancel
            </Button>
          </div>
        </>
      ) : (
        children
      )}
    </div>
  );
}
