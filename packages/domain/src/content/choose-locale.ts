/**
 * The locales to read texts in, best first: the requested one, its language, then the default one.
 * `available` are the locales a document is written in; an unknown request falls back to the default locale.
 */
export function chooseLocale(
  requested: string | null | undefined,
  available: readonly string[],
  defaultLocale: string,
): { locale: string; preferred: readonly string[] } {
  const wanted = (requested ?? '').toLowerCase();
  const language = wanted.split('-')[0];
  const locale =
    available.find((candidate) => candidate.toLowerCase() === wanted) ??
    available.find((candidate) => candidate.toLowerCase() === language) ??
    defaultLocale;
  return { locale, preferred: locale === defaultLocale ? [defaultLocale] : [locale, defaultLocale] };
}
