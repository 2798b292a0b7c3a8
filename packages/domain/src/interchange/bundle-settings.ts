import type { FileProblem } from './file-problem.ts';
import { nearestName } from './nearest-name.ts';
import { problemIn, type SourceFile } from './open-file.ts';
import { fieldOf, itemsOf, textOf } from './own-field.ts';

/** The locales that texts are judged by; null where bundle.yaml does not say. */
export interface LocaleSettings {
  defaultLocale: string | null;
  locales: readonly string[] | null;
}

export function settingsOf(file: SourceFile | undefined): LocaleSettings {
  const locales = fieldOf(file?.yaml.value, 'locales');
  return {
    defaultLocale: textOf(fieldOf(file?.yaml.value, 'defaultLocale')) ?? null,
    locales:
      Array.isArray(locales) && file?.isComplete ? itemsOf(locales).flatMap((locale) => textOf(locale) ?? []) : null,
  };
}

/** What bundle.yaml lacks beyond the shape of its fields; undefined stands for a bundle without the file. */
export function findSettingsProblems(file: SourceFile | undefined): FileProblem[] {
  if (!file) return [missingFile];
  const { defaultLocale, locales } = settingsOf(file);
  if (defaultLocale === null || !locales || locales.includes(defaultLocale)) return [];
  const nearest = nearestName(defaultLocale, locales);
  return [
    problemIn(file, ['defaultLocale'], {
      code: 'default-locale-not-listed',
      message: `the default locale "${defaultLocale}" is not among the locales`,
      mend: `add it to "locales"${nearest ? `, or write "${nearest}" here` : ''}`,
    }),
  ];
}

const missingFile: FileProblem = {
  code: 'missing-file',
  severity: 'error',
  document: { kind: 'bundle', key: 'bundle' },
  path: [],
  message: 'the file is missing',
  mend: 'write "format: 1", "defaultLocale: en" and "locales: [en]" into it, each on a line of its own',
  file: 'bundle.yaml',
  line: 1,
  column: 1,
};
