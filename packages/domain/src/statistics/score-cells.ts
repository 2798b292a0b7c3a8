import type { ScoreHistogram } from '../scoring/percentile-rank.ts';
import { subtractCounts } from './add-counts.ts';
import { type CellLayout, requireSameLayout } from './cell-layout.ts';
import { type ScoreSummary, summariseScores } from './describe-scores.ts';
import { divideExactly } from './exact-ratio.ts';
import { changeScoreTable, createScoreTable, listScores, type ScoreTable } from './score-table.ts';

/**
 * How attempts score under one scoring model. A competency has few different scores, which are kept as they are; overall
 * scores, of which nearly everybody can have one of their own, are kept in hundredths of a point beside their exact sums.
 */
export interface ScoreCells {
  readonly layout: CellLayout;
  /** attempts, with a score or without */
  n: number;
  /** of all attempts that have a score */
  readonly scores: ScoreTable;
  /** of the overall: Σ s and Σ s² of them, in 10⁻⁹ points and its square; else 0, since they follow from the scores */
  sum: bigint;
  sumOfSquares: bigint;
  /**
   * Of those that answer every question of the layout: how many have each score, then how many of them chose each
   * option. Empty for the overall.
   */
  readonly completeScores: ScoreTable;
}

/** Exact sums of scores count in this part of a point. */
export const scoreUnit = 1e9;

/** Cells of nobody. */
export function createScoreCells(layout: CellLayout): ScoreCells {
  return {
    layout,
    n: 0,
    scores: createScoreTable(1),
    sum: 0n,
    sumOfSquares: 0n,
    completeScores: createScoreTable(1 + layout.optionCount),
  };
}

/** Adds the attempts of the others to `cells`, in place. Throws RangeError where the layouts differ. */
export function addScoreCells(cells: ScoreCells, ...all: readonly ScoreCells[]): void {
  changeScoreCells(cells, all, 1);
}

/** Takes attempts out again, in place. Throws RangeError where they cannot be in them. */
export function subtractScoreCells(cells: ScoreCells, ...all: readonly ScoreCells[]): void {
  changeScoreCells(cells, all, -1);
}

function changeScoreCells(cells: ScoreCells, all: readonly ScoreCells[], sign: 1 | -1): void {
  for (const others of all) {
    requireSameLayout(cells, others);
    if (sign === 1) cells.n += others.n;
    else cells.n = subtractCounts([cells.n], [others.n])[0] as number;
    cells.sum += BigInt(sign) * others.sum;
    cells.sumOfSquares += BigInt(sign) * others.sumOfSquares;
  }
  const changeTables = (part: 'scores' | 'completeScores') =>
    changeScoreTable(
      cells[part],
      all.map((others) => others[part]),
      sign,
    );
  changeTables('scores');
  changeTables('completeScores');
}

/** Mean and SD (n − 1) of everybody who has a score, not of what the histogram was rounded to. */
export function summariseScoreCells({ layout, scores, sum, sumOfSquares }: ScoreCells): ScoreSummary {
  if (layout.competency !== null) return summariseScores(listScores(scores));
  const people = scores.counts.reduce((all, count) => all + count, 0);
  if (people === 0) return { n: 0, mean: null, standardDeviation: null };
  const [n, one] = [BigInt(people), BigInt(scoreUnit)];
  const mean = divideExactly(sum, n * one);
  if (people < 2) return { n: people, mean, standardDeviation: null };
  const variance = divideExactly(n * sumOfSquares - sum * sum, n * (n - 1n) * one * one);
  return { n: people, mean, standardDeviation: Math.sqrt(variance) };
}

/** Score histograms as norm snapshots and the statistics take them; `complete` is empty for the overall. */
export function histogramsOf({ scores, completeScores }: ScoreCells): {
  all: ScoreHistogram;
  complete: ScoreHistogram;
} {
  return { all: listScores(scores), complete: listScores(completeScores) };
}
