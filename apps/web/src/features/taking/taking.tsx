import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { changeAttempt } from '../../storage/stored-attempts.ts';
import { AnswerKeeper } from './answer-keeper.ts';
import { type AttemptToTake, sendAnswers } from './attempt-operations.ts';
import { Ended } from './ended.tsx';
import { FinishStep } from './finish-step.tsx';
import { QuestionStep } from './question-step.tsx';
import { findNextOpenStep, stepsOf } from './steps.ts';
import { TakingFrame } from './taking-frame.tsx';

interface TakingProps {
  token: string;
  attempt: AttemptToTake;
}

/** One question at a time, then the finish. Where the respondent stands is in the address, so Back works. */
export function Taking({ token, attempt }: TakingProps) {
  const client = useClient();
  const navigate = useNavigate();
  const { slug } = attempt.assessment;
  const [steps] = useState(() => stepsOf(attempt));
  const [keeper] = useState(
    () => new AnswerKeeper({ token, saved: savedIn(attempt), send: (unsent) => sendAnswers(client, token, unsent) }),
  );
  const kept = useSyncExternalStore(keeper.subscribe, keeper.state);
  useSendingInTheBackground(keeper);

  const { at } = useSearch({ from: '/assessments/$slug/take' });
  const [startAt] = useState(() => findNextOpenStep(steps, kept.answers));
  const place = at ?? startAt;
  const step = place === 'finish' ? undefined : steps[place - 1];
  const goTo = useCallback(
    (to: number | 'finish') => void navigate({ to: '/assessments/$slug/take', params: { slug }, search: { at: to } }),
    [navigate, slug],
  );

  const reason = kept.refusal?.reason;
  useEffect(() => {
    if (reason === 'AttemptExpired') changeAttempt(token, () => ({ expiresAt: new Date().toISOString() }));
    if (reason === 'AttemptAlreadySubmitted') changeAttempt(token, () => ({ submittedAt: new Date().toISOString() }));
  }, [reason, token]);
  if (reason === 'AttemptExpired') return <Ended slug={slug} reason="expired" />;
  if (reason === 'AttemptNotFound') return <Ended slug={slug} reason="gone" />;
  if (reason === 'AttemptAlreadySubmitted') return <Ended slug={slug} reason="submitted" token={token} />;

  return (
    <TakingFrame
      attempt={attempt}
      token={token}
      steps={steps}
      kept={kept}
      current={step?.number}
      onRetry={() => void keeper.flush()}
    >
      {step ? (
        <QuestionStep
          key={step.placement.id}
          step={step}
          stepCount={steps.length}
          answer={kept.answers[step.placement.id]}
          onAnswer={(response) => keeper.answer(step.placement.id, response)}
          onBack={step.number > 1 ? () => goTo(step.number - 1) : undefined}
          onNext={() => goTo(step.number < steps.length ? step.number + 1 : 'finish')}
        />
      ) : (
        <FinishStep
          token={token}
          segments={attempt.form.segments}
          steps={steps}
          kept={kept}
          keeper={keeper}
          onGoTo={goTo}
        />
      )}
    </TakingFrame>
  );
}

function savedIn({ responses, segments }: AttemptToTake) {
  return {
    answers: Object.fromEntries(
      responses.map(({ placement, options, skipped }) => [
        placement.id,
        { options: options.map(({ id }) => id), skipped },
      ]),
    ),
    segments: Object.fromEntries(segments.map(({ segment, option }) => [segment.id, option.id])),
  };
}

/** What was left unsent last time goes first; then whenever the connection or the respondent comes back. */
function useSendingInTheBackground(keeper: AnswerKeeper) {
  useEffect(() => {
    const send = () => void keeper.flush();
    send();
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', send);
    return () => {
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', send);
      keeper.stop();
    };
  }, [keeper]);
}
