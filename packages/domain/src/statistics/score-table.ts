import type { ScoreHistogram } from '../scoring/percentile-rank.ts';

/** Counts per score: a line for each score that somebody has, ascending, of `width` numbers, the first of them people. */
export interface ScoreTable {
  readonly width: number;
  scores: Float64Array;
  /** line · `width` + column */
  counts: Float64Array;
}

const nothing = new Float64Array();

export const createScoreTable = (width: number): ScoreTable => ({ width, scores: nothing, counts: nothing });

/** Adds in place; `sign` −1 takes out, and throws RangeError where that leaves fewer than nobody. */
export function changeScoreTable(table: ScoreTable, all: readonly ScoreTable[], sign: 1 | -1): void {
  const scores = all.every((others) => isSame(table.scores, others.scores))
    ? table.scores
    : uniteScores([table, ...all].map((one) => one.scores));
  const counts = scores === table.scores ? table.counts : spread(table, scores);
  const { width } = table;
  for (const others of all) {
    for (let other = 0, line = 0; other < others.scores.length; other++) {
      while (scores[line] !== others.scores[other]) line++;
      for (let column = 0; column < width; column++) {
        const at = line * width + column;
        const count = (counts[at] as number) + sign * (others.counts[other * width + column] as number);
        if (count < 0) throw new RangeError('the cells do not hold what is to be taken out');
        counts[at] = count;
      }
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

function uniteScores(all: readonly Float64Array[]): Float64Array {
  const united = new Float64Array(all.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const scores of all) {
    united.set(scores, end);
    end += scores.length;
  }
  united.sort();
  let length = 0;
  for (let place = 0; place < united.length; place++) {
    const score = united[place] as number;
    if (length === 0 || score !== united[length - 1]) united[length++] = score;
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
