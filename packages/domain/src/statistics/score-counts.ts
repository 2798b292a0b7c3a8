import type { ScoreHistogram } from '../scoring/percentile-rank.ts';

/** How many people have each score, while it is being counted: score → people, at least 1. */
export type ScoreCounts = Map<number, number>;

/** One person more, or one less. Throws RangeError where nobody has the score. */
export function changeScoreCount(counts: ScoreCounts, score: number, change: 1 | -1): void {
  const people = (counts.get(score) ?? 0) + change;
  if (people < 0) throw new RangeError(`nobody has the score ${score}`);
  if (people === 0) counts.delete(score);
  else counts.set(score, people);
}

export function mergeScoreCounts(first: ScoreCounts, second: ScoreCounts): ScoreCounts {
  const merged = new Map(first);
  for (const [score, people] of second) merged.set(score, people + (merged.get(score) ?? 0));
  return merged;
}

/** The counts ascending by score: the same people always make the same list. */
export function listScores(counts: ScoreCounts): ScoreHistogram {
  return [...counts].sort(([a], [b]) => a - b);
}
