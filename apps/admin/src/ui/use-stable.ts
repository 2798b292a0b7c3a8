import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same one over renders and always does what the newest render says. */
export function useStable<Arguments extends unknown[], Result>(
  act: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((...given: Arguments) => newest.current(...given), []);
}
