import { useEffect } from 'react';
import type { Pages } from './use-pages.ts';
import { useStable } from './use-stable.ts';

/** Looks again at a list down to the last row that is under way, until none is. */
export function useUnderWay<Node>(pages: Pages<Node>, isUnderWay: (node: Node) => boolean, everyMs: number): void {
  const count = pages.items.findLastIndex(isUnderWay) + 1;
  const look = useStable(() => pages.refresh(count));
  const isAny = count > 0;
  useEffect(() => {
    if (!isAny) return;
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const wait = () => {
      timer = setTimeout(() => void look().then(() => isOver || wait()), everyMs);
    };
    wait();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isAny, look, everyMs]);
}
