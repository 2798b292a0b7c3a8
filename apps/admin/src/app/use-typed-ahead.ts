import { useEffect, useRef } from 'react';
import { useStable } from '../ui/use-stable.ts';

/** What does not come by then is not waited for: keys belong to the screen again. */
const longestMs = 5000;

export interface TypedAhead {
  text: string;
  /** whether Enter followed: what is found first is meant */
  isEntered: boolean;
}

/** Why something is not waited for any more: Escape, the focus is elsewhere, or it takes too long. */
export type CalledOff = 'escaped' | 'left' | 'late';

/** Keeps what is typed while something is still on its way, so that it neither is lost nor goes to what stands behind. */
export function useTypedAhead() {
  const typed = useRef<TypedAhead>({ text: '', isEntered: false });
  const waiting = useRef<AbortController | null>(null);
  const stop = useStable(() => waiting.current?.abort());
  const begin = useStable((onCalledOff: (why: CalledOff) => void) => {
    stop();
    typed.current = { text: '', isEntered: false };
    waiting.current = new AbortController();
    const { signal } = waiting.current;
    const callOff = (why: CalledOff) => {
      stop();
      onCalledOff(why);
    };
    const onKey = (event: KeyboardEvent) => {
      if (isShortcut(event)) return event.stopPropagation();
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') callOff('escaped');
      else if (isTyped(event)) typed.current = after(typed.current, event.key);
    };
    const onPaste = (event: ClipboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const { text, isEntered } = typed.current;
      const pasted = event.clipboardData?.getData('text/plain').replace(/\s+/g, ' ') ?? '';
      if (!isEntered) typed.current = { text: text + pasted, isEntered };
    };
    // A heading has the focus only so that its screen is read out: keys mean nothing to it.
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.tabIndex >= 0) callOff('left');
    };
    const timer = setTimeout(() => callOff('late'), longestMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
    window.addEventListener('keydown', onKey, { capture: true, signal });
    window.addEventListener('paste', onPaste, { capture: true, signal });
    window.addEventListener('focusin', onFocus, { signal });
  });
  useEffect(() => stop, [stop]);
  const take = useStable(() => {
    stop();
    return typed.current;
  });
  return { begin, stop, take };
}

/** Keys with AltGr, or with Alt on a Mac, are characters. */
const isTyped = (event: KeyboardEvent) =>
  (!event.ctrlKey && !event.metaKey) || (event.key.length === 1 && event.getModifierState('AltGraph'));

/** What changes the text behind, which is not what is meant now. */
const editing = new Set(['x', 'y', 'z']);

/** Keys of the browser's own, such as to paste or to reload. */
const isShortcut = (event: KeyboardEvent) =>
  isTyped(event) ? event.altKey && event.key.length > 1 : !editing.has(event.key.toLowerCase());

function after(typed: TypedAhead, key: string): TypedAhead {
  const { text, isEntered } = typed;
  if (isEntered) return typed;
  if (key === 'Enter') return { text, isEntered: text.trim() !== '' };
  if (key === 'Backspace') return { text: text.slice(0, -1), isEntered };
  return key.length === 1 ? { text: text + key, isEntered } : typed;
}
