import type { Answer } from './answer-keeper.ts';
import styles from './progress-rule.module.css';
import { isDone, type Step } from './steps.ts';

interface ProgressRuleProps {
  steps: readonly Step[];
  answers: Readonly<Record<string, Answer>>;
  current: number | undefined;
}

/** A rule with one graduation a question; the words beside it say the same. */
export function ProgressRule({ steps, answers, current }: ProgressRuleProps) {
  return (
    <div className={styles.rule} aria-hidden="true">
      {steps.map(({ number, placement, sectionTitle }, index) => {
        const beginsSection = index > 0 && steps[index - 1]?.sectionTitle !== sectionTitle;
        const classes = [
          styles.mark,
          isDone(answers[placement.id]) && styles.done,
          beginsSection && styles.section,
          number === current && styles.current,
        ];
        return <span key={placement.id} className={classes.filter(Boolean).join(' ')} />;
      })}
    </div>
  );
}
