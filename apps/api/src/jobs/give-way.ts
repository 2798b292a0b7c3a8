import { begun, underWay } from '../http/requests-under-way.ts';

/** While requests are under way, a piece of work is followed by a rest of at most so many times as long. */
const patienceMeanwhile = 8;
/** After requests for a while: so that the next one meets a rest rather than work, and finds the caches as it left them. */
const patienceAfterwards = 3;
const afterwardsMs = 200;
/** A piece of work takes no longer: the rest of the time went into waiting for others, such as the database. */
const longestPieceMs = 5;

/** To be called between small pieces of work, each of a millisecond or so. */
export type GiveWay = () => void;

/** Tells the time in ms, and waits for so many at most: until it is notified, or not at all where the number has changed. */
export interface Clock {
  now: () => number;
  wait: (numbers: Int32Array, place: number, value: number, ms: number) => void;
}

const realClock: Clock = { now: () => performance.now(), wait: Atomics.wait };

/**
 * For a thread that works through much: rests while requests are under way, so that they have the processors, and for most of
 * the time where there were some lately. PostgreSQL rests too once nobody reads on. What it rests is in proportion to what it
 * has worked since, so that it gets on wherever requests never end.
 */
export function createGiveWay(requests: Int32Array, { now, wait }: Clock = realClock): GiveWay {
  let since = now();
  let seen = Atomics.load(requests, begun);
  let lastMet = Number.NEGATIVE_INFINITY;
  return () => {
    const start = now();
    const workedMs = Math.min(start - since, longestPieceMs);
    for (let time = start; ; time = now()) {
      const [count, so] = [Atomics.load(requests, underWay), Atomics.load(requests, begun)];
      if (count > 0 || so !== seen) lastMet = time;
      seen = so;
      const patience = count > 0 ? patienceMeanwhile : time - lastMet < afterwardsMs ? patienceAfterwards : 0;
      const restMs = start + patience * workedMs - time;
      if (restMs <= 0) break;
      if (count > 0) wait(requests, underWay, count, restMs);
      else wait(requests, begun, so, restMs);
    }
    since = now();
  };
}
