import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { formatCount } from './format.ts';
import styles from './list-page.module.css';
import { useStable } from './use-stable.ts';

interface Props {
  pages: { items: readonly unknown[]; totalCount: number; hasMore: boolean; isLoading: boolean; loadMore: () => void };
  /** of what is further down, such as "Older" */
  label: string;
  /** false where something stands below the list */
  isStreamed?: boolean;
}

const ahead = '600px';

/** The end of a list that grows: more comes before the end is scrolled to, or by the button; the focus stays here. */
export function MoreRows({ pages, label, isStreamed = true }: Props) {
  const { items, totalCount, hasMore, isLoading } = pages;
  const place = useRef<HTMLDivElement>(null);
  const hasGrown = useRef(false);
  const hasFocus = useRef(false);
  const more = useStable(() => {
    hasGrown.current = true;
    pages.loadMore();
  });
  useEffect(() => {
    if (!place.current || !hasMore || isLoading || !isStreamed) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), { rootMargin: ahead });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [hasMore, isLoading, isStreamed, more]);
  useEffect(() => {
    // The button has done its work and is gone.
    if (!hasMore && hasFocus.current) place.current?.focus({ preventScroll: true });
    if (!hasMore) hasFocus.current = false;
  }, [hasMore]);
  if (!hasMore && !hasGrown.current) return null;
  return (
    <div ref={place} className={styles.more} tabIndex={-1}>
      {hasMore && (
        <Button
          onPress={more}
          isPending={isLoading}
          onFocusChange={(isFocused) => {
            hasFocus.current = isFocused;
          }}
        >
          {isLoading ? 'Loading …' : label}
        </Button>
      )}
      <span className={styles.soft} role="status">
        {hasMore
          ? `${formatCount(items.length)} of ${formatCount(totalCount)}`
          : `That is all: ${formatCount(items.length)}`}
      </span>
    </div>
  );
}
