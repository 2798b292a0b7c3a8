import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { memo } from 'react';
import { formatShare } from '../../ui/format.ts';
import { wholePercents } from '../../ui/whole-percents.ts';
import styles from './assessment.module.css';
import type { Sources } from './use-sources.tsx';

interface Props {
  assessment: Assessment;
  sources: Sources;
  locale: string;
}

const fewQuestions = 3;

/** How many questions ask about each competency and part of one, and with what share of its weight. */
export const CoverageMatrix = memo(function CoverageMatrix({
  assessment,
  sources: { framework, questions },
  locale,
}: Props) {
  const placed = assessment.sections.flatMap(({ placements }) =>
    placements.map(({ question, weight }) => ({ weight, competency: questions.get(question)?.competency })),
  );
  const of = (keys: readonly string[]) => placed.filter(({ competency }) => competency && keys.includes(competency));
  const weightOf = (rows: typeof placed) => rows.reduce((sum, { weight }) => sum + weight, 0);
  const sharesIn = (whole: typeof placed, parts: readonly (typeof placed)[]) => {
    const total = weightOf(whole);
    return wholePercents(parts.map((part) => (total > 0 ? weightOf(part) / total : 0)));
  };
  const measured = new Set(assessment.competencies.map(({ competency }) => competency));
  const rows = framework.competencies
    .filter(({ key }) => measured.has(key))
    .map((competency) => ({
      competency,
      all: of([competency.key, ...competency.children.map(({ key }) => key)]),
    }));
  const shares = sharesIn(
    placed.filter(({ competency }) => competency),
    rows.map(({ all }) => all),
  );
  return (
    <section className={styles.card} aria-labelledby="coverage">
      <h2 id="coverage">Coverage</h2>
      <p className={styles.soft}>
        Of a competency in all questions, of its parts within it. What has too few is marked.
      </p>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">Competency</th>
            <th scope="col">Questions</th>
            <th scope="col">Share of weight</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ competency, all }, index) => {
            const parts = competency.children.map((child) => ({ child, its: of([child.key]) }));
            // What is asked about a competency itself, and about none of its parts, is a share of it too.
            const ofParts = sharesIn(all, [...parts.map(({ its }) => its), of([competency.key])]);
            return [
              <tr key={competency.key} className={all.length < fewQuestions ? styles.few : undefined}>
                <th scope="row" className={styles.top}>
                  {textIn(competency.name, [locale])}
                </th>
                <td>{all.length}</td>
                <td>{formatShare(shares[index] ?? 0)}</td>
              </tr>,
              ...parts.map(({ child, its }, place) => (
                <tr key={child.key} className={its.length === 0 ? styles.few : undefined}>
                  <th scope="row" className={styles.child}>
                    {textIn(child.name, [locale])}
                  </th>
                  <td>{its.length}</td>
                  <td>{formatShare(ofParts[place] ?? 0)}</td>
                </tr>
              )),
            ];
          })}
        </tbody>
      </table>
    </section>
  );
});
