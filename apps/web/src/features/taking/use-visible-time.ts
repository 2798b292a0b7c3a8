import { useCallback, useEffect, useRef } from 'react';

/** The server takes no longer durations. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Milliseconds since the component appeared, without the time the page was hidden; at most a day. */
export function useVisibleTime(): () => number {
  const clock = useRef({ total: 0, since: performance.now() });
  useEffect(() => {
    const handleChange = () => {
      const now = performance.now();
      if (document.hidden) clock.current.total += now - clock.current.since;
      clock.current.since = now;
    };
    document.addEventListener('visibilitychange', handleChange);
    return () => document.removeEventListener('visibilitychange', handleChange);
  }, []);
  return useCallback(() => {
    const { total, since } = clock.current;
    return Math.min(LONGEST_MS, Math.round(document.hidden ? total : total + performance.now() - since));
  }, []);
}
