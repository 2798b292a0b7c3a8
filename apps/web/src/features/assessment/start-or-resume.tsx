import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { findLatestSubmitted, findOpenAttempt, useStoredAttempts } from '../../storage/stored-attempts.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import { startAttempt } from './start-attempt.ts';
import styles from './start-or-resume.module.css';
import { StartOver } from './start-over.tsx';

interface StartOrResumeProps {
  assessment: { slug: string; title: string; locale: string };
}

/** The way into the questions: a new attempt, or the one under way in this browser. */
export function StartOrResume({ assessment }: StartOrResumeProps) {
  const stored = useStoredAttempts();
  const open = findOpenAttempt(stored, assessment.slug);
  const finished = findLatestSubmitted(stored, assessment.slug);
  if (open) {
    return (
      <div className={styles.start}>
        <p className={styles.note}>
          You began on {formatDay(open.startedAt)} in this browser. Your answers are kept until{' '}
          {formatDay(open.expiresAt)}.
        </p>
        <ButtonLink to="/assessments/$slug/take" params={{ slug: assessment.slug }}>
          Continue where you left off
        </ButtonLink>
        <StartOver attempt={open} />
      </div>
    );
  }
  return (
    <div className={styles.start}>
      {finished?.submittedAt && (
        <p className={styles.note}>
          You took it on {formatDay(finished.submittedAt)}.{' '}
          <Link to="/result" hash={finished.token}>
            See your result
          </Link>
          , or take it again.
        </p>
      )}
      <StartButton assessment={assessment} />
    </div>
  );
}

function StartButton({ assessment }: StartOrResumeProps) {
  const client = useClient();
  const navigate = useNavigate();
  const [isStarting, setIsStarting] = useState(false);
  const [problem, setProblem] = useState('');

  const start = async () => {
    setIsStarting(true);
    setProblem('');
    const outcome = await startAttempt(client, assessment);
    if (outcome.kind === 'started') {
      await navigate({ to: '/assessments/$slug/take', params: { slug: assessment.slug } });
      return;
    }
    setIsStarting(false);
    setProblem(
      outcome.kind === 'refused'
        ? outcome.message
        : 'The server could not be reached. Check your connection and press the button again.',
    );
  };

  return (
    <>
      <Button isBusy={isStarting} onClick={start}>
        {isStarting ? 'Starting…' : 'Start the assessment'}
      </Button>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </>
  );
}
