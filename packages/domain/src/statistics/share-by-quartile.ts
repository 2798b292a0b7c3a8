import type { ScoreHistogram } from '../scoring/percentile-rank.ts';
import { quantileOf } from './describe-scores.ts';
import { histogramsOf, type ScoreCells } from './score-cells.ts';

/** The people of one quarter of the scores, and how many of them chose the option. */
export interface QuartileShare {
  people: number;
  choosers: number;
  /** null where nobody's score falls into this quarter */
  share: number | null;
}

/**
 * Of each quarter of the complete cases by score, lowest first, the share that chose an option: option → four quarters.
 * Quarters end at the type 7 quartiles, which belong to the lower one; people with the same score are never parted, so
 * quarters can differ in size. For cells of a competency.
 */
export function shareByQuartile(cells: ScoreCells): QuartileShare[][] {
  const everybody: ScoreHistogram = histogramsOf(cells).complete;
  const quartiles = [0.25, 0.5, 0.75].map((p) => quantileOf(everybody, p) ?? 0);
  const counts = Array.from({ length: 1 + cells.layout.optionCount }, () => [0, 0, 0, 0]);
  const { scores, counts: people, width } = cells.completeScores;
  scores.forEach((score, line) => {
    const quarter = quartiles.filter((quartile) => score > quartile).length;
    for (const [column, quarters] of counts.entries()) {
      quarters[quarter] = (quarters[quarter] ?? 0) + (people[line * width + column] as number);
    }
  });
  const [peopleOfQuarters = [], ...choosersByOption] = counts;
  return choosersByOption.map((quarters) =>
    quarters.map((choosers, quarter) => {
      const people = peopleOfQuarters[quarter] ?? 0;
      return { people, choosers, share: people === 0 ? null : choosers / people };
    }),
  );
}
