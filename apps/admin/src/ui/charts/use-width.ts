import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How wide an element is, so that a chart is drawn in pixels and its letters keep their size. */
export function useWidth<Element extends HTMLElement>(initial = 640): [RefObject<Element | null>, number] {
  const element = useRef<Element>(null);
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = () => setWidth(Math.max(160, Math.floor(watched.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
