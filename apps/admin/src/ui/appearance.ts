export type Appearance = 'system' | 'light' | 'dark';

const storageKey = 'yardstick-appearance';

/** What was chosen in this browser. */
export function readAppearance(): Appearance {
  const kept = localStorage.getItem(storageKey);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Shows the studio so, now and at later visits. */
export function setAppearance(appearance: Appearance): void {
  if (appearance === 'system') {
    localStorage.removeItem(storageKey);
    delete document.documentElement.dataset.appearance;
    return;
  }
  localStorage.setItem(storageKey, appearance);
  document.documentElement.dataset.appearance = appearance;
}
