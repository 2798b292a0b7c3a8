import { useEffect, useRef } from 'react';
import { useStable } from '../ui/use-stable.ts';

// What does not come by then does not come: keys belong to the screen again.
const longestMs = 5000;

export interface TypedAhead {
  text: string;
  /** whether Enter followed: what is found first is meant */
  isEntered: boolean;
}

/**
 * Keeps what is typed while something is still on its way, so that it neither is lost nor goes to what stands behind.
 * Escape calls it off; where the focus moves, keys belong to what has it.
 */
export function useTypedAhead() {
  const typed = useRef<TypedAhead>({ text: '', isEntered: false });
  const waiting = useRef<AbortController | null>(null);
  const stop = useStable(() => waiting.current?.abort());
  const begin = useStable((callOff: () => void) => {
    stop();
    typed.current = { text: '', isEntered: false };
    waiting.current = new AbortController();
    const { signal } = waiting.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') {
        stop();
        callOff();
      } else typed.current = after(typed.current, event.key);
    };
    // A heading has the focus only so that its screen is read out: keys mean nothing to it.
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.tabIndex >= 0) stop();
    };
    const timer = setTimeout(stop, longestMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
    window.addEventListener('keydown', onKey, { capture: true, signal });
    window.addEventListener('focusin', onFocus, { signal });
  });
  useEffect(() => stop, [stop]);
  const take = useStable(() => {
    stop();
    return typed.current;
  });
  return { begin, stop, take };
}

function after(typed: TypedAhead, key: string): TypedAhead {
  const { text, isEntered } = typed;
  if (isEntered) return typed;
  if (key === 'Enter') return { text, isEntered: text.trim() !== '' };
  if (key === 'Backspace') return { text: text.slice(0, -1), isEntered };
  return key.length === 1 ? { text: text + key, isEntered } : typed;
}
