import { useRef } from 'react';
import { useStable } from '../ui/use-stable.ts';

// What does not come by then does not come: keys belong to the screen again.
const longestMs = 5000;

/** Keeps what is typed while something is still on its way, so that it neither is lost nor goes to what stands behind. */
export function useTypedAhead() {
  const typed = useRef('');
  const stop = useRef(() => {});
  const begin = useStable(() => {
    stop.current();
    typed.current = '';
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Backspace') typed.current = typed.current.slice(0, -1);
      else if (event.key.length === 1) typed.current += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const timer = setTimeout(() => stop.current(), longestMs);
    window.addEventListener('keydown', onKey, { capture: true });
    stop.current = () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  });
  const take = useStable(() => {
    stop.current();
    return typed.current;
  });
  return { begin, take };
}
