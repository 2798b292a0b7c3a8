import { topLevelCompetency } from '@yardstick/domain/content/framework.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { Question } from '@yardstick/domain/content/question.ts';
import { countOf, formatShare } from '../../ui/format.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { wholePercents } from '../../ui/whole-percents.ts';
import styles from './scoring.module.css';
import { competencyName, type ScoringPart, sharesOf } from './scoring-part.ts';

/** What each question counts for in its competency. */
export function QuestionWeights(props: ScoringPart & { questions: ReadonlyMap<string, Question> }) {
  const { assessment, update, framework, locales, isReadOnly, questions } = props;
  const placements = assessment.sections.flatMap((section, index) =>
    section.placements.map((placement, place) => ({
      ...placement,
      field: `sections.${index}.placements.${place}.weight`,
    })),
  );
  const put = (question: string, weight: number) => {
    if (Number.isNaN(weight)) return;
    update(
      (current) => ({
        ...current,
        sections: current.sections.map((section) =>
          section.placements.some((placement) => placement.question === question)
            ? {
                ...section,
                placements: section.placements.map((one) => (one.question === question ? { ...one, weight } : one)),
              }
            : section,
        ),
      }),
      `question weight ${question}`,
    );
  };
  return (
    <section className={styles.part} aria-labelledby="question-weights" data-field="weights">
      <h2 id="question-weights">Question weights</h2>
      {assessment.competencies.map(({ competency }) => {
        const rows = placements.filter(({ question }) => {
          const key = questions.get(question)?.competency;
          return key && topLevelCompetency(framework, key)?.key === competency;
        });
        const shares = wholePercents(sharesOf(rows.map(({ weight }) => weight)));
        return (
          <details key={competency} className={styles.details}>
            <summary>
              {competencyName(framework, competency, locales.main)}{' '}
              <span className={styles.soft}>{countOf(rows.length, 'question')}</span>
            </summary>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">Question</th>
                  <th scope="col">Weight</th>
                  <th scope="col">Share</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ question, weight, field }, index) => {
                  const prompt = textIn(questions.get(question)?.prompt, [locales.main]) || question;
                  return (
                    <tr key={question} data-field={field}>
                      <th scope="row">{prompt}</th>
                      <td>
                        <NumberField
                          label={`Weight of “${prompt}”`}
                          isLabelHidden
                          value={weight}
                          minValue={0}
                          maxValue={1_000_000}
                          step={0.5}
                          isReadOnly={isReadOnly}
                          onChange={(next) => put(question, next)}
                        />
                      </td>
                      <td className={styles.share}>{formatShare(shares[index] ?? 0)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </details>
        );
      })}
    </section>
  );
}
