import type { LocalisedText } from '@yardstick/domain/content/localised-text.ts';

/** The locales that a text is written in, the default one first. */
export function localesOf(text: LocalisedText, defaultLocale: string): string[] {
  const isDefault = (locale: string) => Number(locale === defaultLocale);
  return Object.keys(text).sort((a, b) => isDefault(b) - isDefault(a) || (a < b ? -1 : 1));
}
