import type { ScoreHistogram } from '../scoring/percentile-rank.ts';

/** Counts per score: a line for each score that somebody has, ascending, of `width` numbers, the first of them people. */
export interface ScoreTable {
  readonly width: number;
  scores: Float64Array;
  /** line · `width` + column */
  counts: Float64Array;
}

export const createScoreTable = (width: number): ScoreTable => ({
  width,
  scores: new Float64Array(),
  counts: new Float64Array(),
});

/** Adds in place; `sign` −1 takes out, and throws RangeError where that leaves fewer than nobody. */
export function changeScoreTable(table: ScoreTable, others: ScoreTable, sign: 1 | -1): void {
  const scores = isSame(table.scores, others.scores) ? table.scores : uniteScores(table.scores, others.scores);
  const counts = scores === table.scores ? table.counts : spread(table, scores);
  const { width } = table;
  let line = 0;
  for (let other = 0; other < others.scores.length; other++) {
    while (scores[line] !== others.scores[other]) line++;
    for (let column = 0; column < width; column++) {
      const at = line * width + column;
      const count = (counts[at] as number) + sign * (others.counts[other * width + column] as number);
      if (count < 0) throw new RangeError('the cells do not hold what is to be taken out');
      counts[at] = count;
    }
  }
  table.scores = scores;
  table.counts = counts;
  if (sign === -1) dropEmptyLines(table);
}

/** Each score and how many people have it, ascending. */
export function listScores({ scores, counts, width }: ScoreTable): ScoreHistogram {
  return Array.from(scores, (score, line) => [score, counts[line * width] as number]);
}

function isSame(one: Float64Array, other: Float64Array): boolean {
  if (one.length !== other.length) return false;
  for (let line = 0; line < one.length; line++) if (one[line] !== other[line]) return false;
  return true;
}

function uniteScores(one: Float64Array, other: Float64Array): Float64Array {
  const united = new Float64Array(one.length + other.length);
  let length = 0;
  for (let a = 0, b = 0; a < one.length || b < other.length; ) {
    const [first, second] = [one[a] ?? Number.POSITIVE_INFINITY, other[b] ?? Number.POSITIVE_INFINITY];
    united[length++] = Math.min(first, second);
    if (first <= second) a++;
    if (second <= first) b++;
  }
  return united.slice(0, length);
}

function spread({ scores, counts, width }: ScoreTable, over: Float64Array): Float64Array {
  const spreadCounts = new Float64Array(over.length * width);
  for (let line = 0, at = 0; line < scores.length; line++) {
    while (over[at] !== scores[line]) at++;
    for (let column = 0; column < width; column++) {
      spreadCounts[at * width + column] = counts[line * width + column] as number;
    }
  }
  return spreadCounts;
}

/** In place. */
export function dropEmptyLines(table: ScoreTable): void {
  const { scores, counts, width } = table;
  const kept: number[] = [];
  for (let line = 0; line < scores.length; line++) if (counts[line * width] !== 0) kept.push(line);
  if (kept.length === scores.length) return;
  table.scores = Float64Array.from(kept, (line) => scores[line] as number);
  const left = new Float64Array(kept.length * width);
  kept.forEach((line, at) => {
    left.set(counts.subarray(line * width, (line + 1) * width), at * width);
  });
  table.counts = left;
}
