import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { changeAttempt } from '../../storage/stored-attempts.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/format.ts';
import type { AnswerKeeper, KeeperState } from './answer-keeper.ts';
import { AnswerReview } from './answer-review.tsx';
import { type SegmentToTake, submitAttempt } from './attempt-operations.ts';
import styles from './finish-step.module.css';
import { OpenQuestions } from './open-questions.tsx';
import { SegmentQuestions } from './segment-questions.tsx';
import { isAnswered, type Step } from './steps.ts';

interface FinishStepProps {
  token: string;
  segments: readonly SegmentToTake[];
  steps: readonly Step[];
  kept: KeeperState;
  keeper: AnswerKeeper;
  onGoTo: (number: number) => void;
}

const UNREACHABLE =
  'The server cannot be reached right now. Your answers are kept in this browser; try again when you are online.';

/** The last screen: what is still open, the optional questions about the respondent, and the submission. */
export function FinishStep({ token, segments, steps, kept, keeper, onGoTo }: FinishStepProps) {
  const client = useClient();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isSubmitting, setIsSubmitting] = useState(false);
  const [problem, setProblem] = useState('');
  /** placements that the server asked for */
  const [asked, setAsked] = useState<readonly string[]>([]);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, []);

  const open = steps.filter(
    ({ placement }) => (placement.required || asked.includes(placement.id)) && !isAnswered(kept.answers[placement.id]),
  );

  const submit = async () => {
    setIsSubmitting(true);
    setProblem('');
    await keeper.flush();
    const outcome =
      keeper.state().saving === 'saved' ? await submitAttempt(client, token) : { kind: 'unreachable' as const };
    if (outcome.kind === 'submitted') {
      changeAttempt(token, () => ({ submittedAt: outcome.submittedAt }));
      await navigate({ to: '/result', replace: true });
      return;
    }
    setIsSubmitting(false);
    if (outcome.kind === 'incomplete') {
      setAsked(outcome.missing);
      heading.current?.focus();
      heading.current?.scrollIntoView();
      return;
    }
    setProblem(outcome.kind === 'unreachable' ? UNREACHABLE : outcome.message);
  };

  return (
    <div className={styles.finish}>
      <h1 ref={heading} tabIndex={-1}>
        {open.length > 0 ? `${countOf(open.length, 'question')} still open` : 'That was the last question'}
      </h1>
      {open.length > 0 ? (
        <OpenQuestions steps={open} />
      ) : (
        <p className={styles.lead}>Everything that counts is answered.</p>
      )}
      <AnswerReview steps={steps} answers={kept.answers} />
      {segments.length > 0 && (
        <SegmentQuestions
          segments={segments}
          chosen={kept.segments}
          onChoose={(segment, option) => keeper.answerSegment(segment, option)}
        />
      )}
      <div className={styles.submit}>
        <Button isBusy={isSubmitting} onClick={submit}>
          {isSubmitting ? 'Submitting…' : 'Submit and see my result'}
        </Button>
        <Button kind="quiet" onClick={() => onGoTo(steps.length)}>
          Back to the questions
        </Button>
      </div>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <p className={styles.small}>After submitting, your answers are final. You can delete all of it at any time.</p>
    </div>
  );
}
