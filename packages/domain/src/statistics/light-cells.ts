import type { ScoreHistogram } from '../scoring/percentile-rank.ts';
import type { Responses } from '../scoring/responses.ts';
import { type CellLayout, requireSameLayout } from './cell-layout.ts';
import { completeChoices, readAnswers } from './read-answers.ts';
import { changeScoreCount, listScores, mergeScoreCounts, type ScoreCounts } from './score-counts.ts';

/**
 * What is counted of all attempts, complete or not, small enough to be kept for every day. Scores belong to one scoring
 * model: under another one they are counted anew. Their sums follow from the histogram.
 */
export interface LightCells {
  readonly layout: CellLayout;
  /** attempts */
  n: number;
  /** question → attempts */
  readonly skipped: Float64Array;
  readonly notPresented: Float64Array;
  /** option → attempts */
  readonly chosen: Float64Array;
  /** of all attempts that have a score */
  readonly scores: ScoreCounts;
  /** of those that answer every question of the layout */
  readonly completeScores: ScoreCounts;
  /** option → of those among them that chose it */
  readonly completeScoresByOption: readonly ScoreCounts[];
}

/** Cells of nobody. */
export function createLightCells(layout: CellLayout): LightCells {
  return {
    layout,
    n: 0,
    skipped: new Float64Array(layout.questions.length),
    notPresented: new Float64Array(layout.questions.length),
    chosen: new Float64Array(layout.optionCount),
    scores: new Map(),
    completeScores: new Map(),
    completeScoresByOption: Array.from({ length: layout.optionCount }, () => new Map()),
  };
}

/** Counts an attempt and its score in place; null where it has none. */
export function addScoredAttempt(cells: LightCells, responses: Responses, score: number | null): void {
  applyChange(cells, touchedBy(cells, responses, score), score, 1);
}

/** Erases an attempt that was counted, in place. Throws RangeError, and changes nothing, where it cannot be in them. */
export function removeScoredAttempt(cells: LightCells, responses: Responses, score: number | null): void {
  const touched = touchedBy(cells, responses, score);
  const isCounted =
    touched.counts.every(([counts, place]) => (counts[place] as number) > 0) &&
    touched.histograms.every((histogram) => histogram.has(score as number));
  if (cells.n === 0 || !isCounted) throw new RangeError('the cells do not hold this attempt');
  applyChange(cells, touched, score, -1);
}

interface Touched {
  counts: [counts: Float64Array, place: number][];
  histograms: ScoreCounts[];
}

function touchedBy(cells: LightCells, responses: Responses, score: number | null): Touched {
  const answers = readAnswers(cells.layout, responses);
  const counts = answers.flatMap((answer, question): Touched['counts'] => {
    if (answer === 'skipped') return [[cells.skipped, question]];
    if (answer === 'not-presented') return [[cells.notPresented, question]];
    return answer.map((option) => [cells.chosen, option]);
  });
  const choices = completeChoices(answers);
  const complete = choices && [
    cells.completeScores,
    ...choices.map((option) => cells.completeScoresByOption[option] as ScoreCounts),
  ];
  return { counts, histograms: score === null ? [] : [cells.scores, ...(complete ?? [])] };
}

function applyChange(cells: LightCells, { counts, histograms }: Touched, score: number | null, change: 1 | -1): void {
  cells.n += change;
  for (const [counted, place] of counts) counted[place] = (counted[place] as number) + change;
  for (const histogram of histograms) changeScoreCount(histogram, score as number, change);
}

/** The cells of both groups of attempts together. Throws RangeError where the layouts differ. */
export function mergeLightCells(first: LightCells, second: LightCells): LightCells {
  requireSameLayout(first, second);
  const add = (some: Float64Array, others: Float64Array) =>
    some.map((count, index) => count + (others[index] as number));
  return {
    layout: first.layout,
    n: first.n + second.n,
    skipped: add(first.skipped, second.skipped),
    notPresented: add(first.notPresented, second.notPresented),
    chosen: add(first.chosen, second.chosen),
    scores: mergeScoreCounts(first.scores, second.scores),
    completeScores: mergeScoreCounts(first.completeScores, second.completeScores),
    completeScoresByOption: first.completeScoresByOption.map((counts, option) =>
      mergeScoreCounts(counts, second.completeScoresByOption[option] as ScoreCounts),
    ),
  };
}

/** Score histograms as norm snapshots and the statistics take them. */
export function histogramsOf(cells: LightCells): { all: ScoreHistogram; complete: ScoreHistogram } {
  return { all: listScores(cells.scores), complete: listScores(cells.completeScores) };
}
