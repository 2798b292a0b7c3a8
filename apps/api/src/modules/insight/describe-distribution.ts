import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { bandIndexOf } from '@yardstick/domain/scoring/bands.ts';
import type { ScoreHistogram } from '@yardstick/domain/scoring/percentile-rank.ts';
import { quantileOf } from '@yardstick/domain/statistics/describe-scores.ts';
import { findVisibleCounts, joinNeighbours } from '@yardstick/domain/statistics/privacy-counts.ts';
import { histogramsOf, type ScoreCells, summariseScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import { memo, memoFor } from './remember.ts';
import type { Bin, Counted, PercentileOf, ScoreDistributionCell } from './score-distribution.type.ts';

const binWidth = 5;
const binCount = 100 / binWidth;

/** A group's scores, and those of every class that it can be told apart from; null where those were not read. */
export interface JudgedScores {
  own: ScoreCells | undefined;
  all: readonly ScoreCells[] | null;
}

interface Bands {
  model: Pick<ScoringModel, 'bands'>;
  nameOf: (band: string) => string;
  k: number;
}

export const suppressed = { kind: 'suppressed' } as const;

// Cells that were read are not changed any more, and everything that is told of them begins with these.
const listsOf = memoFor(histogramsOf);
const peopleIn = memoFor((histogram: ScoreHistogram) => histogram.reduce((sum, [, people]) => sum + people, 0));

export const listOf = (cells: ScoreCells): ScoreHistogram => listsOf(cells).all;
const isSmall = (n: number, k: number) => n > 0 && n < k;

/** Whether nobody has the score, or so many that what others leave of a group tells nothing of them. */
export const isNobodyOrEnough = (cells: ScoreCells, k: number) => !isSmall(peopleIn(listOf(cells)), k);

/** Whether so many people have the score that it may be shown, in this group and in all that could be subtracted. */
export function mayShowScores({ own, all }: JudgedScores, k: number): boolean {
  if (!own) return false;
  return peopleIn(listOf(own)) >= k && (all ?? []).every((cells) => isNobodyOrEnough(cells, k));
}

export function describeDistribution(judged: JudgedScores, { model, nameOf, k }: Bands): ScoreDistributionCell {
  const { own, all } = judged;
  if (!own || !mayShowScores(judged, k)) return suppressed;
  const { n, mean, standardDeviation } = summariseScoreCells(own);
  const histogram = listOf(own);
  const bands = [...model.bands].sort((a, b) => a.from - b.from);
  return {
    kind: 'visible',
    n,
    withoutScore: own.n - n,
    mean: mean as number,
    standardDeviation,
    quartiles: [0.25, 0.5, 0.75].map((p) => quantileOf(histogram, p)) as [number, number, number],
    percentile: percentileOf(histogram, k),
    completePercentile: completePercentileOf(judged, k),
    histogram: memo(async () => binsOf(histogram, all, k)),
    bands: memo(async () => {
      const count = (cells: ScoreHistogram) => countPlaces(cells, bands.length, (score) => bandIndexOf(bands, score));
      const counts = count(histogram);
      const isVisible = judgeCounts(all?.map((cells) => count(listOf(cells))) ?? null, counts.length, k);
      return bands.map(({ key, from }, place) => ({
        key,
        name: nameOf(key),
        from,
        to: bands[place + 1]?.from ?? 100,
        ...counted(counts[place] ?? 0, n, isVisible[place] ?? false),
      }));
    }),
  };
}

/**
 * Multiples of one step that holds k people, and neither the lowest nor the highest: all percentiles together would tell each
 * single score. Quartiles are told of every group, so they are among the multiples of every step.
 */
function percentileOf(histogram: ScoreHistogram, k: number): PercentileOf {
  const step = [1, 5].find((percents) => (percents * peopleIn(histogram)) / 100 >= k) ?? 25;
  return (percent) =>
    percent > 0 && percent < 100 && percent % step === 0 ? quantileOf(histogram, percent / 100) : null;
}

/** Whoever has a score and left something out is nobody or enough people, too, in every class. */
function completePercentileOf({ own, all }: JudgedScores, k: number): PercentileOf | null {
  if (!own || !all) return null;
  const completeIn = (cells: ScoreCells) => peopleIn(listsOf(cells).complete);
  const isTold = [own, ...all].every(
    (cells) =>
      completeIn(cells) !== 0 &&
      !isSmall(completeIn(cells), k) &&
      !isSmall(peopleIn(listOf(cells)) - completeIn(cells), k),
  );
  const { complete } = listsOf(own);
  return isTold ? percentileOf(complete, k) : null;
}

/** Which counts of a list may be shown in every class; `all` null: none. */
export function judgeCounts(all: readonly (readonly number[])[] | null, width: number, k: number): boolean[] {
  if (!all) return Array.from({ length: width }, () => false);
  const total = addLists(all, width);
  const visible = findVisibleCounts([total], k);
  return findVisibleCounts(
    all,
    k,
    visible.map((isVisible) => !isVisible),
  );
}

export function counted(n: number, people: number, isVisible: boolean): Counted {
  return isVisible ? { n, share: people === 0 ? null : n / people } : { n: null, share: null };
}

function binsOf(own: ScoreHistogram, all: readonly ScoreCells[] | null, k: number): Bin[] | null {
  if (!all) return null;
  const placeOf = (score: number) => Math.min(binCount - 1, Math.floor(score / binWidth));
  const count = (histogram: ScoreHistogram) => countPlaces(histogram, binCount, placeOf);
  const lists = all.map((cells) => count(listOf(cells)));
  // First as everybody together sees them, then as coarse as the classes need it: a breakdown only ever joins bins.
  const units = joinNeighbours([addLists(lists, binCount)], k);
  const byUnit = (list: readonly number[]) =>
    (units ?? []).map(({ first, last }) => list.slice(first, last + 1).reduce((sum, n) => sum + n, 0));
  const parts = units && joinNeighbours(lists.map(byUnit), k);
  if (!units || !parts) return null;
  const counts = byUnit(count(own));
  const people = peopleIn(own);
  return parts.map(({ first, last }) => {
    const n = counts.slice(first, last + 1).reduce((sum, one) => sum + one, 0);
    return {
      from: (units[first]?.first ?? 0) * binWidth,
      to: ((units[last]?.last ?? 0) + 1) * binWidth,
      ...counted(n, people, true),
    };
  });
}

export function addLists(lists: readonly (readonly number[])[], width: number): number[] {
  return Array.from({ length: width }, (_, place) => lists.reduce((sum, list) => sum + (list[place] ?? 0), 0));
}

export function countPlaces(histogram: ScoreHistogram, width: number, placeOf: (score: number) => number): number[] {
  const counts = Array.from({ length: width }, () => 0);
  for (const [score, people] of histogram) {
    const place = placeOf(score);
    if (place >= 0) counts[place] = (counts[place] ?? 0) + people;
  }
  return counts;
}
