import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { bandIndexOf } from '@yardstick/domain/scoring/bands.ts';
import type { ScoreHistogram } from '@yardstick/domain/scoring/percentile-rank.ts';
import { quantileOf } from '@yardstick/domain/statistics/describe-scores.ts';
import { findVisibleCounts, joinNeighbours } from '@yardstick/domain/statistics/privacy-counts.ts';
import { histogramsOf, type ScoreCells, summariseScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import { memo, memoFor } from './remember.ts';
import type { Bin, Counted, ScoreDistributionCell } from './score-distribution.type.ts';

const binWidth = 5;
const binCount = 100 / binWidth;

/** A group's scores, and those of every class that it can be told apart from; null where those were not read. */
export interface JudgedScores {
  own: ScoreCells | undefined;
  all: readonly ScoreCells[] | null;
}

interface Bands {
  model: ScoringModel;
  nameOf: (band: string) => string;
  k: number;
}

export const suppressed = { kind: 'suppressed' } as const;

// Cells that were read are not changed any more, and everything that is told of them begins with these.
const listsOf = memoFor(histogramsOf);
const peopleIn = memoFor((histogram: ScoreHistogram) => histogram.reduce((sum, [, people]) => sum + people, 0));

export const listOf = (cells: ScoreCells): ScoreHistogram => listsOf(cells).all;
const peopleWithScore = (cells: ScoreCells) => peopleIn(listOf(cells));
export const withoutScore = (cells: ScoreCells) => cells.n - peopleWithScore(cells);
const isSmall = (n: number, k: number) => n > 0 && n < k;

/** Whether nobody has the score, or so many that what others leave of a group tells nothing of them. */
export const isNobodyOrEnough = (cells: ScoreCells, k: number) => !isSmall(peopleWithScore(cells), k);

/** Whether so many people have the score that it may be shown, in this group and in all that could be subtracted. */
export function mayShowScores({ own, all }: JudgedScores, k: number): boolean {
  if (!own) return false;
  return peopleWithScore(own) >= k && (all ?? []).every((cells) => isNobodyOrEnough(cells, k));
}

/**
 * Whether it may be told how many have a score, and so how many of the group have none: in every class those are nobody or
 * enough people. Where the classes were not read, only that it is nobody: no small number follows from that.
 */
export function mayTellScored({ own, all }: JudgedScores, k: number): boolean {
  if (!own) return false;
  return all ? all.every((cells) => !isSmall(withoutScore(cells), k)) : withoutScore(own) === 0;
}

export function describeDistribution(judged: JudgedScores, { model, nameOf, k }: Bands): ScoreDistributionCell {
  const { own, all } = judged;
  if (!own || !mayShowScores(judged, k)) return suppressed;
  const { mean, standardDeviation } = summariseScoreCells(own);
  const n = mayTellScored(judged, k) ? peopleWithScore(own) : null;
  const whole = n ?? own.n;
  const histogram = listOf(own);
  const bands = [...model.bands].sort((a, b) => a.from - b.from);
  return {
    kind: 'visible',
    n,
    withoutScore: n === null ? null : own.n - n,
    outcomes: own.n,
    mean: mean as number,
    standardDeviation,
    quantile: (p) => quantileOf(histogram, p) as number,
    completeQuantile: completeQuantileOf(judged, k),
    histogram: memo(async () => binsOf(judged, { whole, k })),
    bands: memo(async () => {
      const count = (cells: ScoreHistogram) => countPlaces(cells, bands.length, (score) => bandIndexOf(bands, score));
      const counts = count(histogram);
      const lists = all?.map((cells) => count(listOf(cells))) ?? null;
      const isVisible = judgeCounts(lists, counts.length, k, all?.map(withoutScore));
      return bands.map(({ key, from }, place) => ({
        key,
        name: nameOf(key),
        from,
        to: bands[place + 1]?.from ?? 100,
        ...counted(counts[place] ?? 0, whole, isVisible[place] ?? false),
      }));
    }),
  };
}

/** Whoever has a score and left something out is nobody or enough people, too, in every class. */
function completeQuantileOf({ own, all }: JudgedScores, k: number): ((p: number) => number) | null {
  if (!own || !all) return null;
  const completeIn = (cells: ScoreCells) => peopleIn(listsOf(cells).complete);
  const isTold = [own, ...all].every(
    (cells) =>
      completeIn(cells) !== 0 &&
      !isSmall(completeIn(cells), k) &&
      !isSmall(peopleIn(listOf(cells)) - completeIn(cells), k),
  );
  const { complete } = listsOf(own);
  return isTold ? (p) => quantileOf(complete, p) as number : null;
}

/**
 * Which counts of a list may be shown in every class; `all` null: none. `without`: how many of each class are in none of
 * its places, as far as that can be few.
 */
export function judgeCounts(
  all: readonly (readonly number[])[] | null,
  width: number,
  k: number,
  without: readonly number[] = [],
): boolean[] {
  if (!all) return Array.from({ length: width }, () => false);
  const visible = findVisibleBeside({ lists: [addLists(all, width)], without: [sumOf(without)] }, k);
  const isHidden = visible.map((isVisible) => !isVisible);
  return findVisibleBeside({ lists: all, without }, k, isHidden);
}

interface Lists {
  lists: readonly (readonly number[])[];
  /** of each, who is in none of its places */
  without: readonly number[];
}

/** Few people in no place are told of as little as few in a place: other counts are hidden with them. */
function findVisibleBeside({ lists, without }: Lists, k: number, isHidden: readonly boolean[] = []): boolean[] {
  if (!without.some((n) => isSmall(n, k))) return findVisibleCounts(lists, k, isHidden);
  const width = lists[0]?.length ?? 0;
  const hidden = Array.from({ length: width + 1 }, (_, place) => place === width || (isHidden[place] ?? false));
  const beside = lists.map((list, own) => [...list, without[own] ?? 0]);
  return findVisibleCounts(beside, k, hidden).slice(0, width);
}

/** `whole`: all of whom they are a share. */
export function counted(n: number, whole: number, isVisible: boolean): Counted {
  return isVisible ? { n, share: whole === 0 ? null : n / whole } : { n: null, share: null };
}

function binsOf({ own, all }: JudgedScores, { whole, k }: { whole: number; k: number }): Bin[] | null {
  if (!own || !all) return null;
  const placeOf = (score: number) => Math.min(binCount - 1, Math.floor(score / binWidth));
  const count = (histogram: ScoreHistogram) => countPlaces(histogram, binCount, placeOf);
  const lists = all.map((cells) => count(listOf(cells)));
  // First as everybody together sees them, then as coarse as the classes need it: a breakdown only ever joins bins.
  const units = joinNeighbours([addLists(lists, binCount)], k);
  const byUnit = (list: readonly number[]) =>
    (units ?? []).map(({ first, last }) => list.slice(first, last + 1).reduce((sum, n) => sum + n, 0));
  const parts = units && joinNeighbours(lists.map(byUnit), k);
  if (!units || !parts) return null;
  const byPart = (list: readonly number[]) => {
    const inUnits = byUnit(list);
    return parts.map(({ first, last }) => inUnits.slice(first, last + 1).reduce((sum, n) => sum + n, 0));
  };
  // What everybody's list hides, a breakdown's hides.
  const without = all.map(withoutScore);
  const everybody = findVisibleBeside({ lists: [byUnit(addLists(lists, binCount))], without: [sumOf(without)] }, k);
  const isHidden = parts.map(({ first, last }) => everybody.slice(first, last + 1).includes(false));
  const isVisible = findVisibleBeside({ lists: lists.map(byPart), without }, k, isHidden);
  const counts = byPart(count(listOf(own)));
  return parts.map(({ first, last }, place) => ({
    from: (units[first]?.first ?? 0) * binWidth,
    to: ((units[last]?.last ?? 0) + 1) * binWidth,
    ...counted(counts[place] ?? 0, whole, isVisible[place] ?? false),
  }));
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);

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
