import { expect, it } from 'vitest';
import { chooseLocale } from './choose-locale.ts';

const cases: [what: string, requested: string | null, available: string[], locale: string, preferred: string[]][] = [
  ['takes the locale asked for', 'de', ['en', 'de'], 'de', ['de', 'en']],
  ['takes it in whatever case', 'PT-br', ['en', 'pt-BR'], 'pt-BR', ['pt-BR', 'en']],
  ['takes the language where the region is missing', 'de-AT', ['en', 'de'], 'de', ['de', 'en']],
  ['falls back to the default locale', 'fr', ['de', 'en'], 'en', ['en']],
  ['falls back to it when nothing is asked for', null, ['de', 'en'], 'en', ['en']],
  ['falls back to what there is where the default locale is missing', 'fr', ['de', 'it'], 'de', ['de']],
  ['is not confused by nonsense', '__proto__', ['en'], 'en', ['en']],
];

it.each(cases)('%s', (_what, requested, available, locale, preferred) => {
  expect(chooseLocale(requested, available, 'en')).toEqual({ locale, preferred });
});
