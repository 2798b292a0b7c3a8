import type { ScoreHistogram } from '../scoring/percentile-rank.ts';
import { quantileOf } from './describe-scores.ts';
import type { LightCells } from './light-cells.ts';
import { listScores } from './score-counts.ts';

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
 * quarters can differ in size.
 */
export function shareByQuartile({ completeScores, completeScoresByOption }: LightCells): QuartileShare[][] {
  const everybody = listScores(completeScores);
  const quartiles = [0.25, 0.5, 0.75].map((p) => quantileOf(everybody, p) ?? 0);
  const countQuarters = (histogram: ScoreHistogram) => {
    const counts = [0, 0, 0, 0];
    for (const [score, people] of histogram) {
      const quarter = quartiles.filter((quartile) => score > quartile).length;
      counts[quarter] = (counts[quarter] ?? 0) + people;
    }
    return counts;
  };
  const peopleOfQuarters = countQuarters(everybody);
  return completeScoresByOption.map((chosen) =>
    countQuarters(listScores(chosen)).map((choosers, quarter) => {
      const people = peopleOfQuarters[quarter] ?? 0;
      return { people, choosers, share: people === 0 ? null : choosers / people };
    }),
  );
}
