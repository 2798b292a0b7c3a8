import { formatCount } from './format.ts';
import styles from './list-page.module.css';
import type { Pages } from './use-pages.ts';

/** How many a list has found; nothing where that is not known. */
export function CountFound({
  pages,
}: {
  pages: Pick<Pages<unknown>, 'items' | 'totalCount' | 'isLoading' | 'hasFailed'>;
}) {
  const { items, totalCount, isLoading, hasFailed } = pages;
  const isKnown = items.length > 0 || !(isLoading || hasFailed);
  return (
    <span className={styles.soft} role="status">
      {isKnown && (isLoading ? 'Looking …' : formatCount(totalCount))}
    </span>
  );
}
