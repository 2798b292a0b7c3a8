import { useEffect, useRef } from 'react';

let hasNavigated = false;
let isDue = false;

/** To be called when the respondent goes to another screen: the next `main` that appears takes the focus. */
export function expectNextScreen(): void {
  hasNavigated = true;
  isDue = true;
}

/**
 * Gives the focus to an element when it appears after a navigation, as a page load would: otherwise it stays on a link
 * that may be gone. The same when it replaces the placeholder that had the focus. What has taken the focus first keeps it.
 */
export function useFocusAfterNavigation<T extends HTMLElement>() {
  const element = useRef<T>(null);
  useEffect(() => {
    const focused = document.activeElement;
    const isLost = focused === null || focused === document.body;
    const isTaken = element.current?.contains(focused);
    if (!isTaken && (isDue || (hasNavigated && isLost))) element.current?.focus({ preventScroll: true });
    isDue = false;
  }, []);
  return element;
}
