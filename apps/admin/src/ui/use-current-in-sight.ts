import { useEffect, useRef } from 'react';

/** For a strip of links that may be wider than the window: the current one is scrolled to where it is seen. */
export function useCurrentInSight(current: string) {
  const strip = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is current then
  useEffect(() => {
    const link = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (!strip.current || !link) return;
    const [around, at] = [strip.current.getBoundingClientRect(), link.getBoundingClientRect()];
    strip.current.scrollLeft += at.left + at.width / 2 - (around.left + around.width / 2);
  }, [current]);
  return strip;
}
