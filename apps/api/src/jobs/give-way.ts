/** A job that gives way all the time takes so many times as long, and one more. */
const mostPatience = 4;
/** A piece of work takes no longer: the rest of the time went into waiting for others, such as the database. */
const longestPieceMs = 5;

/** To be called between small pieces of work, each of a millisecond or so. */
export type GiveWay = () => void;

/**
 * For a thread that works through much: waits while requests are under way, so that they have the processors, and PostgreSQL
 * rests too once nobody reads on. What it waits is in proportion to what it has worked since, so that it gets on wherever
 * requests never end.
 */
export function createGiveWay(requestsUnderWay: Int32Array): GiveWay {
  let since = performance.now();
  return () => {
    const now = performance.now();
    const until = now + mostPatience * Math.min(now - since, longestPieceMs);
    for (let rest = until - now; rest > 0; rest = until - performance.now()) {
      const count = Atomics.load(requestsUnderWay, 0);
      if (count === 0) break;
      Atomics.wait(requestsUnderWay, 0, count, rest);
    }
    since = performance.now();
  };
}
