import { useCallback, useEffect, useRef } from 'react';

/** Milliseconds since the component appeared, without the time the page was hidden. */
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
    return Math.round(document.hidden ? total : total + performance.now() - since);
  }, []);
}
