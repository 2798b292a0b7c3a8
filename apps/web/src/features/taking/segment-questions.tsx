import type { SegmentToTake } from './attempt-operations.ts';
import styles from './segment-questions.module.css';

interface SegmentQuestionsProps {
  segments: readonly SegmentToTake[];
  /** option id by segment id */
  chosen: Readonly<Record<string, string>>;
  onChoose: (segment: string, option: string) => void;
}

export function SegmentQuestions({ segments, chosen, onChoose }: SegmentQuestionsProps) {
  return (
    <section className={styles.segments} aria-labelledby="about-you">
      <h2 id="about-you">About you, if you like</h2>
      <p>
        Optional, and without any effect on your score. It helps to say what is usual for whom, and is only ever shown
        for groups large enough that nobody stands out.
      </p>
      {segments.map(({ id, prompt, options }) => (
        <fieldset key={id}>
          <legend>{prompt}</legend>
          <div className={styles.choices}>
            {options.map((option) => (
              <label key={option.id}>
                <input
                  type="radio"
                  name={id}
                  className="sr-only"
                  checked={chosen[id] === option.id}
                  onChange={() => onChoose(id, option.id)}
                />
                {option.label}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}
