import { useEffect, useRef } from 'react';

/** Names the tab, and puts the focus on the heading of a screen that was navigated to. */
export function useScreen<T extends HTMLElement>(title: string) {
  const heading = useRef<T>(null);
  useEffect(() => {
    document.title = `${title} · Yardstick Studio`;
    heading.current?.focus();
  }, [title]);
  return heading;
}
