import { readItem, removeItem, writeItem } from '../storage/browser-storage.ts';

export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

const KEY = 'yardstick.appearance';

export function readAppearance(): Appearance {
  const stored = readItem(KEY);
  return APPEARANCES.find((appearance) => appearance === stored) ?? 'system';
}

export function applyAppearance(appearance: Appearance): void {
  if (appearance === 'system') delete document.documentElement.dataset.appearance;
  else document.documentElement.dataset.appearance = appearance;
}

export function chooseAppearance(appearance: Appearance): void {
  if (appearance === 'system') removeItem(KEY);
  else writeItem(KEY, appearance);
  applyAppearance(appearance);
}
