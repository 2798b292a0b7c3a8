import type { ScoreHistogram } from '../scoring/percentile-rank.ts';

/** Seconds spent on a question are counted one by one up to 63, then in steps of four up to 255, which stands for more. */
export const secondsPlaces = 112;
const exactSeconds = 64;

export function placeOfSeconds(seconds: number): number {
  return seconds < exactSeconds ? seconds : exactSeconds + ((Math.min(seconds, 255) - exactSeconds) >> 2);
}

/** Seconds spent on a whole attempt are counted in steps of five; two hours stand for more. */
export const totalSecondsPlaces = 1441;
const totalStep = 5;

export function placeOfTotalSeconds(seconds: number): number {
  return Math.min(totalSecondsPlaces - 1, Math.round(seconds / totalStep));
}

/** Seconds and how many attempts took as long, ascending, from counts of `secondsPlaces` beginning at `first`. */
export function listSeconds(counts: Float64Array, first = 0): ScoreHistogram {
  return listPlaces(counts.subarray(first, first + secondsPlaces), (place) =>
    place < exactSeconds ? place : exactSeconds + 4 * (place - exactSeconds) + 1.5,
  );
}

/** The same of whole attempts. */
export function listTotalSeconds(counts: Float64Array): ScoreHistogram {
  return listPlaces(counts, (place) => place * totalStep);
}

function listPlaces(counts: Float64Array, secondsAt: (place: number) => number): ScoreHistogram {
  const listed: ScoreHistogram = [];
  counts.forEach((attempts, place) => {
    if (attempts > 0) listed.push([secondsAt(place), attempts]);
  });
  return listed;
}
