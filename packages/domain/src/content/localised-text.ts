import { z } from 'zod';
import { localeSchema } from './key.ts';

/** A text in each locale it has been written in: locale → text. */
export const localisedTextSchema = z.record(localeSchema, z.string());
export type LocalisedText = z.infer<typeof localisedTextSchema>;

/** The text in the first of the preferred locales that has one; an empty string when none has. */
export function textIn(text: LocalisedText | undefined, preferredLocales: readonly string[]): string {
  for (const locale of preferredLocales) {
    const found = text?.[locale];
    if (found !== undefined && found !== '') return found;
  }
  return '';
}
