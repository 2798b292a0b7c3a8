import { Link } from '@tanstack/react-router';
import styles from './open-questions.module.css';
import type { Step } from './steps.ts';

interface OpenQuestionsProps {
  steps: readonly Step[];
}

export function OpenQuestions({ steps }: OpenQuestionsProps) {
  return (
    <>
      <p className={styles.lead}>A score needs an answer to each of these.</p>
      <ol className={styles.list}>
        {steps.map(({ number, placement, sectionTitle }) => (
          <li key={placement.id}>
            <span className={styles.where}>
              {sectionTitle} · {number}
            </span>
            <Link from="/assessments/$slug/take" search={{ at: number }}>
              {placement.question.prompt}
            </Link>
          </li>
        ))}
      </ol>
    </>
  );
}
