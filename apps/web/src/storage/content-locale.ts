import { useSyncExternalStore } from 'react';
import { readItem, writeItem } from './browser-storage.ts';

const KEY = 'yardstick.locale';
const listeners = new Set<() => void>();

function readContentLocale() {
  return readItem(KEY) ?? navigator.language;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The locale to ask content in: the one chosen here, else the browser's. The API falls back where it is missing. */
export function useContentLocale(): string {
  return useSyncExternalStore(subscribe, readContentLocale);
}

export function chooseContentLocale(locale: string): void {
  writeItem(KEY, locale);
  for (const listener of listeners) listener();
}
