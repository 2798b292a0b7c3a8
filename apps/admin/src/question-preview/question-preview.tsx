import { type LocalisedText, textIn } from '@yardstick/domain/content/localised-text.ts';
import { useId, useState } from 'react';
import styles from './question-preview.module.css';

interface Shown {
  /** segment questions have none: they are single choices */
  type?: string;
  prompt: LocalisedText;
  help?: LocalisedText | undefined;
  options: readonly { key: string; label: LocalisedText }[];
}

/** A question as a frontend shows it, to be tried out; values are never seen. */
export function QuestionPreview({ question, locales }: { question: Shown; locales: readonly string[] }) {
  const name = useId();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const isMultiple = question.type === 'multiple-choice';
  const choose = (key: string) => {
    if (!isMultiple) return setChosen([key]);
    setChosen(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key]);
  };
  return (
    <fieldset className={styles.question}>
      <legend className={styles.prompt}>{textIn(question.prompt, locales) || 'No prompt yet'}</legend>
      {question.help && <p className={styles.help}>{textIn(question.help, locales)}</p>}
      <div className={styles.options}>
        {question.options.map((option) => (
          <label key={option.key} className={styles.option}>
            <input
              type={isMultiple ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.includes(option.key)}
              onChange={() => choose(option.key)}
            />
            {textIn(option.label, locales) || '—'}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
