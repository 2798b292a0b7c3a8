import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { UnsentResponse } from '../../storage/stored-attempts.ts';
import { Button } from '../../ui/button.tsx';
import type { Answer } from './answer-keeper.ts';
import { useMovesOn } from './moves-on.ts';
import { OptionList } from './option-list.tsx';
import styles from './question-step.module.css';
import { isAnswered, type Step } from './steps.ts';
import { useVisibleTime } from './use-visible-time.ts';

interface QuestionStepProps {
  step: Step;
  stepCount: number;
  answer: Answer | undefined;
  onAnswer: (response: UnsentResponse) => void;
  onBack: (() => void) | undefined;
  onNext: () => void;
}

/** Long enough to see what was chosen, short enough not to be waited for. */
const MOVE_ON_AFTER_MS = 320;

export function QuestionStep({ step, stepCount, answer, onAnswer, onBack, onNext }: QuestionStepProps) {
  const { question, required } = step.placement;
  const heading = useRef<HTMLHeadingElement>(null);
  const help = useId();
  const visibleMs = useVisibleTime();
  const [movesOn, setMovesOn] = useMovesOn();
  const movingOn = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isMultiple = question.type === 'MULTIPLE_CHOICE';
  const chosen = answer?.options ?? [];

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
    return () => clearTimeout(movingOn.current);
  }, []);

  const moveOnSoon = () => {
    if (!movesOn || isMultiple) return;
    clearTimeout(movingOn.current);
    movingOn.current = setTimeout(onNext, MOVE_ON_AFTER_MS);
  };

  const choose = (option: string) => {
    const toggled = chosen.includes(option) ? chosen.filter((id) => id !== option) : [...chosen, option];
    const options = isMultiple ? toggled : [option];
    if (!isMultiple && chosen[0] === option) return;
    onAnswer({ options, skipped: false, durationMs: visibleMs() });
  };

  const goOn = () => {
    if (!isAnswered(answer) && !required) onAnswer({ options: [], skipped: true, durationMs: visibleMs() });
    onNext();
  };

  const handleKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const option = /^[1-9]$/.test(event.key) ? question.options[Number(event.key) - 1] : undefined;
    if (option) {
      event.preventDefault();
      choose(option.id);
      moveOnSoon();
    }
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      // Within a group of radio buttons these would change the choice.
      event.preventDefault();
      if (event.key === 'ArrowRight') goOn();
      else onBack?.();
    }
    const isOnHeading = event.target === heading.current;
    if (isOnHeading && event.key === 'Enter') goOn();
    if (isOnHeading && event.key === 'ArrowDown') {
      event.preventDefault();
      event.currentTarget.querySelector<HTMLElement>('input:checked, input')?.focus();
    }
  };

  return (
    <form
      className={styles.step}
      onKeyDown={handleKey}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <fieldset aria-describedby={question.help ? help : undefined}>
        <legend className={styles.legend}>
          <span className={styles.where}>
            {step.sectionTitle} · {step.number} of {stepCount}
            {!required && ' · optional'}
          </span>
          <h1 ref={heading} tabIndex={-1} className={styles.prompt}>
            {question.prompt}
          </h1>
        </legend>
        {question.help && (
          <p id={help} className={styles.help}>
            {question.help}
          </p>
        )}
        {isMultiple && !question.help && <p className={styles.help}>Choose all that apply.</p>}
        <OptionList
          name={question.id}
          options={question.options}
          chosen={chosen}
          isMultiple={isMultiple}
          isEitherOr={question.type === 'FORCED_CHOICE'}
          onChoose={choose}
          onPress={moveOnSoon}
        />
      </fieldset>
      <div className={styles.moves}>
        {onBack && (
          <Button kind="quiet" onClick={onBack}>
            Back
          </Button>
        )}
        <Button type="submit" kind={isAnswered(answer) ? 'primary' : 'quiet'}>
          {isAnswered(answer) ? 'Next' : required ? 'Answer later' : 'Skip'}
        </Button>
      </div>
      <div className={styles.hints}>
        {!isMultiple && (
          <label>
            <input type="checkbox" checked={movesOn} onChange={(event) => setMovesOn(event.target.checked)} />
            Move on when I choose
          </label>
        )}
        <p className={styles.keys}>
          <kbd>1</kbd>–<kbd>{Math.min(9, question.options.length)}</kbd> choose <kbd>Enter</kbd> or <kbd>→</kbd> next{' '}
          <kbd>←</kbd> back
        </p>
      </div>
    </form>
  );
}
