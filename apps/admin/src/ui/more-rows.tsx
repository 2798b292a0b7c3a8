import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { formatCount } from './format.ts';
import styles from './list-page.module.css';
import { Failed } from './states.tsx';
import type { Pages } from './use-pages.ts';
import { useStable } from './use-stable.ts';

interface Props {
  pages: Omit<Pages<unknown>, 'loadAll' | 'reload' | 'refresh'>;
  /** what the list holds, such as "The guides": said where the server does not answer */
  what: string;
  /** of what is further down, such as "Older" */
  label: string;
  /** false where something stands below the list */
  isStreamed?: boolean;
}

const ahead = '600px';

/** The end of a list that grows: more comes before the end is scrolled to, or by the button; the focus stays here. */
export function MoreRows({ pages, what, label, isStreamed = true }: Props) {
  const { items, totalCount, hasMore, isLoading, hasFailed, isOld } = pages;
  const place = useRef<HTMLDivElement>(null);
  const hasGrown = useRef(false);
  const hasFocus = useRef(false);
  const more = useStable(() => {
    hasGrown.current = true;
    pages.loadMore();
  });
  const retry = () => {
    hasGrown.current = true;
    // The button goes away with what it is about.
    place.current?.focus({ preventScroll: true });
    pages.retry();
  };
  useEffect(() => {
    if (!place.current || !hasMore || isLoading || hasFailed || !isStreamed) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), { rootMargin: ahead });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [hasMore, isLoading, hasFailed, isStreamed, more]);
  useEffect(() => {
    // The button has done its work and is gone.
    if (!hasMore && hasFocus.current) place.current?.focus({ preventScroll: true });
    if (!hasMore) hasFocus.current = false;
  }, [hasMore]);
  if (!hasMore && !hasFailed && !hasGrown.current) return null;
  return (
    <div ref={place} className={styles.more} tabIndex={-1}>
      {hasFailed && (
        <Failed what={hasMore && !isOld ? 'The rest' : what} isAnew={isOld} retry={retry} isTrying={isLoading} />
      )}
      {hasMore && !hasFailed && (
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
      {!hasFailed && items.length > 0 && (
        <span className={styles.soft} role="status">
          {hasMore
            ? `${formatCount(items.length)} of ${formatCount(totalCount)}`
            : `That is all: ${formatCount(items.length)}`}
        </span>
      )}
    </div>
  );
}
