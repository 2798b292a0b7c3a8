import { useEffect, useRef } from 'react';

/** Names the tab, and puts the focus on the heading of a screen that was navigated to, once. */
export function useScreen<T extends HTMLElement>(title: string) {
  const heading = useRef<T>(null);
  useEffect(() => {
    document.title = `${title} · Yardstick Studio`;
  }, [title]);
  // Not when the title changes: it may be what somebody is typing.
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
