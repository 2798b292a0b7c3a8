import { Link } from '@tanstack/react-router';
import type { Answer } from './answer-keeper.ts';
import styles from './answer-review.module.css';
import type { Step } from './steps.ts';

interface AnswerReviewProps {
  steps: readonly Step[];
  answers: Readonly<Record<string, Answer>>;
}

/** Every question with what was chosen, folded away: answers are final once they are submitted. */
export function AnswerReview({ steps, answers }: AnswerReviewProps) {
  return (
    <details className={styles.review}>
      <summary>Look over your answers</summary>
      <ol>
        {steps.map(({ number, placement }) => (
          <li key={placement.id}>
            <Link from="/assessments/$slug/take" search={{ at: number }}>
              {placement.question.prompt}
            </Link>
            <p>{chosenLabels(placement.question.options, answers[placement.id]) || 'No answer'}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function chosenLabels(options: Step['placement']['question']['options'], answer: Answer | undefined) {
  return options
    .filter(({ id }) => answer?.options.includes(id))
    .map(({ label }) => label)
    .join(' · ');
}
