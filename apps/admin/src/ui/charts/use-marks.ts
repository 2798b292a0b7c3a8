import { type KeyboardEvent, useState } from 'react';

const stepOf: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The marks of a chart as one stop of the Tab key: arrows go from mark to mark. `shown` is the one that the pointer or the
 * focus is on.
 */
export function useMarks(count: number, role?: 'img') {
  const [current, setCurrent] = useState(0);
  const [shown, setShown] = useState<number | null>(null);
  const reachable = Math.min(current, Math.max(0, count - 1));

  const onKeyDown = (event: KeyboardEvent<Element>) => {
    if (event.key === 'Escape') return setShown(null);
    const last = count - 1;
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? last : reachable + (stepOf[event.key] ?? Number.NaN);
    if (Number.isNaN(next)) return;
    event.preventDefault();
    const target = Math.max(0, Math.min(last, next));
    setCurrent(target);
    event.currentTarget.closest('svg')?.querySelector<SVGElement>(`[data-mark="${target}"]`)?.focus();
  };
  const markProps = (index: number) => ({
    ...(role ? { role } : {}),
    'data-mark': index,
    tabIndex: index === reachable ? 0 : -1,
    onKeyDown,
    onFocus: () => {
      setCurrent(index);
      setShown(index);
    },
    onBlur: () => setShown(null),
    onPointerEnter: () => setShown(index),
    onPointerLeave: () => setShown(null),
  });
  return { shown, markProps };
}
