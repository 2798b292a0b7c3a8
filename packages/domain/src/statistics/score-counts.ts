import type { ScoreHistogram } from '../scoring/percentile-rank.ts';

/** How many people have each score, while it is being counted: score → people, at least 1. */
export type ScoreCounts = Map<number, number>;

/** Some people more, or fewer. Throws RangeError where fewer have the score. */
export function changeScoreCount(counts: ScoreCounts, score: number, change: number): void {
  const people = (counts.get(score) ?? 0) + change;
  if (people < 0) throw new RangeError('the cells do not hold what is to be taken out');
  if (people === 0) counts.delete(score);
  else counts.set(score, people);
}

/** In place. */
export function addScoreCounts(counts: ScoreCounts, others: ScoreCounts): void {
  for (const [score, people] of others) counts.set(score, people + (counts.get(score) ?? 0));
}

/** In place. Throws RangeError where fewer have a score. */
export function subtractScoreCounts(counts: ScoreCounts, others: ScoreCounts): void {
  for (const [score, people] of others) changeScoreCount(counts, score, -people);
}

/** The counts ascending by score: the same people always make the same list. */
export function listScores(counts: ScoreCounts): ScoreHistogram {
  return [...counts].sort(([a], [b]) => a - b);
}
