/**
 * The locales to read texts in, best first: the requested one, its language, then the default one. `available` are the
 * locales a document is written in; one that is not written in the default locale falls back to the first it has.
 */
export function chooseLocale(
  requested: string | null | undefined,
  available: readonly string[],
  defaultLocale: string,
): { locale: string; preferred: readonly string[] } {
  const wanted = (requested ?? '').toLowerCase();
  const language = wanted.split('-')[0];
  const fallback = available.includes(defaultLocale) ? defaultLocale : (available[0] ?? defaultLocale);
  const locale =
    available.find((candidate) => candidate.toLowerCase() === wanted) ??
    available.find((candidate) => candidate.toLowerCase() === language) ??
    fallback;
  return { locale, preferred: [...new Set([locale, fallback])] };
}
