import type { ScoreHistogram } from '../scoring/percentile-rank.ts';
import { addCounts, subtractCounts } from './add-counts.ts';
import { type CellLayout, requireSameLayout } from './cell-layout.ts';
import { type ScoreSummary, summariseScores } from './describe-scores.ts';
import { divideExactly } from './exact-ratio.ts';
import type { RowReading } from './read-row.ts';
import { addScoreCounts, changeScoreCount, listScores, type ScoreCounts, subtractScoreCounts } from './score-counts.ts';

/**
 * How attempts score under one scoring model. A competency has few different scores, which are kept as they are; overall
 * scores, of which nearly everybody can have one of their own, are kept in hundredths of a point beside their exact sums.
 */
export interface ScoreCells {
  readonly layout: CellLayout;
  /** attempts, with a score or without */
  n: number;
  /** of all attempts that have a score */
  readonly scores: ScoreCounts;
  /** of the overall: Σ s and Σ s² of them, in 10⁻⁹ points and its square; else 0, since they follow from the scores */
  sum: bigint;
  sumOfSquares: bigint;
  /**
   * Of those that answer every question of the layout: score → how many have it, then how many of them chose each
   * option. Empty for the overall.
   */
  readonly completeScores: Map<number, Float64Array>;
}

/** 10⁻⁹ points */
const unit = 1e9;
const hundredth = 100;

/** Cells of nobody. */
export function createScoreCells(layout: CellLayout): ScoreCells {
  return { layout, n: 0, scores: new Map(), sum: 0n, sumOfSquares: 0n, completeScores: new Map() };
}

/** A score, made ready to be counted in any number of cells of one layout. */
export interface CountedScore {
  /** as histograms keep it; NaN where there is none */
  kept: number;
  exact: bigint;
  square: bigint;
}

/** `score`: 0 to 100, NaN where there is none. */
export function readScore({ competency }: CellLayout, score: number): CountedScore {
  if (competency !== null || Number.isNaN(score)) return { kept: score, exact: 0n, square: 0n };
  const exact = BigInt(Math.round(score * unit));
  return { kept: Math.round(score * hundredth) / hundredth, exact, square: exact * exact };
}

/** Counts an attempt in place. */
export function countScore(cells: ScoreCells, { kept, exact, square }: CountedScore, reading: RowReading): void {
  cells.n++;
  if (Number.isNaN(kept)) return;
  changeScoreCount(cells.scores, kept, 1);
  if (cells.layout.competency === null) {
    cells.sum += exact;
    cells.sumOfSquares += square;
    return;
  }
  if (!reading.isComplete) return;
  let counts = cells.completeScores.get(kept);
  if (!counts) {
    counts = new Float64Array(1 + cells.layout.optionCount);
    cells.completeScores.set(kept, counts);
  }
  counts[0] = (counts[0] as number) + 1;
  for (let place = 0; place < reading.chosenCount; place++) {
    const at = 1 + (reading.chosen[place] as number);
    counts[at] = (counts[at] as number) + 1;
  }
}

/** Adds the attempts of `others` to `cells`, in place. Throws RangeError where the layouts differ. */
export function addScoreCells(cells: ScoreCells, others: ScoreCells): void {
  requireSameLayout(cells, others);
  cells.n += others.n;
  cells.sum += others.sum;
  cells.sumOfSquares += others.sumOfSquares;
  addScoreCounts(cells.scores, others.scores);
  for (const [score, counts] of others.completeScores) {
    const own = cells.completeScores.get(score);
    if (own) addCounts(own, counts);
    else cells.completeScores.set(score, counts.slice());
  }
}

/** Takes attempts out again, in place. Throws RangeError where they cannot be in them. */
export function subtractScoreCells(cells: ScoreCells, others: ScoreCells): void {
  requireSameLayout(cells, others);
  cells.n = subtractCounts([cells.n], [others.n])[0] as number;
  cells.sum -= others.sum;
  cells.sumOfSquares -= others.sumOfSquares;
  subtractScoreCounts(cells.scores, others.scores);
  for (const [score, counts] of others.completeScores) {
    const own = subtractCounts(cells.completeScores.get(score) ?? new Float64Array(counts.length), counts);
    if (own[0] === 0) cells.completeScores.delete(score);
  }
}

/** Mean and SD (n − 1) of everybody who has a score, not of what the histogram was rounded to. */
export function summariseScoreCells({ layout, scores, sum, sumOfSquares }: ScoreCells): ScoreSummary {
  if (layout.competency !== null) return summariseScores(listScores(scores));
  const people = [...scores.values()].reduce((all, count) => all + count, 0);
  if (people === 0) return { n: 0, mean: null, standardDeviation: null };
  const [n, one] = [BigInt(people), BigInt(unit)];
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
  const complete = new Map([...completeScores].map(([score, counts]) => [score, counts[0] as number]));
  return { all: listScores(scores), complete: listScores(complete) };
}
