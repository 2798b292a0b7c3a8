import { useEffect } from 'react';

/** Names the page in the tab and to screen readers; undefined while the name is being loaded. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title ? `${title} · Yardstick` : 'Yardstick';
  }, [title]);
}
