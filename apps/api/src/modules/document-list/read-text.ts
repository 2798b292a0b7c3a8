import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import { type LocalisedText, textIn } from '@yardstick/domain/content/localised-text.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';

/** What every reading field of a draft says about its argument `locale`. */
export const localeDescription =
  'A language tag such as `de` or `pt-BR`. An unknown one falls back to the default locale.';

/** A text of a draft in the locale asked for, else in the default one, else in any that it has; empty when in none. */
export async function readText(
  text: LocalisedText | undefined,
  requested: string | null | undefined,
  { installation }: StudioContext,
): Promise<string> {
  const { defaultLocale } = await installation();
  const written = Object.keys(text ?? {});
  const { preferred } = chooseLocale(requested, written, defaultLocale);
  return textIn(text, [...preferred, ...written]);
}

/** The locales that a text is written in, the default one first. */
export async function localesOf(text: LocalisedText, { installation }: StudioContext): Promise<string[]> {
  const { defaultLocale } = await installation();
  const written = Object.keys(text).filter((locale) => textIn(text, [locale]).trim() !== '');
  return written.sort(
    (one, other) => Number(other === defaultLocale) - Number(one === defaultLocale) || (one < other ? -1 : 1),
  );
}
