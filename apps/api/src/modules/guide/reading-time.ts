import { readingMinutes } from '@yardstick/domain/publishing/estimate-minutes.ts';
import { LRUCache } from 'lru-cache';

const known = new LRUCache<string, number>({ max: 1000 });

/** Whole minutes to read a guide. The same text is counted once: counting words takes longer than reading the row. */
export function readingTime(markdown: string, locale: string): number {
  const key = `${locale}\n${markdown}`;
  const minutes = known.get(key) ?? readingMinutes(markdown, locale);
  known.set(key, minutes);
  return minutes;
}
