import { textPathsOf, valuesAt } from '../content/text-paths.ts';
import type { LocaleSettings } from './bundle-settings.ts';
import type { FileProblem } from './file-problem.ts';
import { isTextField } from './files/fields.ts';
import { fileSchemaOf } from './find-shape-problems.ts';
import { nearestName } from './nearest-name.ts';
import { type Finding, problemIn, type SourceFile } from './open-file.ts';
import { fieldOf, namesOf, textOf } from './own-field.ts';
import type { FieldPath } from './read-yaml.ts';

/** Texts without the default locale, in a locale that the bundle does not have, empty, or with characters that no text has. */
export function findTextProblems(file: SourceFile, settings: LocaleSettings): FileProblem[] {
  return textPathsOf(fileSchemaOf(file), isTextField)
    .flatMap((textPath) => valuesAt(file.yaml.value, textPath))
    .flatMap(({ path, value }) =>
      typeof value === 'string'
        ? findStringProblems(file, path, value)
        : findTextMapProblems(file, path, value, settings),
    );
}

/** An empty string, or one that no database keeps. */
export function findStringProblems(file: SourceFile, path: FieldPath, text: string): FileProblem[] {
  const name = `"${path.findLast((step) => typeof step === 'string')}"`;
  if (text.trim() === '')
    return [problemIn(file, path, { code: 'empty-text', message: `${name} is empty`, mend: 'write the text' })];
  return isStorable(text) ? [] : [problemIn(file, path, unstorable(name))];
}

export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function unstorable(name: string): Finding {
  return {
    code: 'unstorable-character',
    message: `${name} has a null character or half of a character in two parts`,
    mend: 'remove the escape, such as \\0 or \\uD800, or write the whole character',
  };
}

function findTextMapProblems(
  file: SourceFile,
  path: FieldPath,
  map: unknown,
  { defaultLocale, locales }: LocaleSettings,
): FileProblem[] {
  const written = namesOf(map);
  if (written.length === 0 && (typeof map !== 'object' || map === null || Array.isArray(map))) return [];
  const name = `"${path.at(-1)}"`;
  const problems = written.flatMap((locale) => {
    const at = [...path, locale];
    const text = textOf(fieldOf(map, locale));
    if (locales && !locales.includes(locale)) return [problemIn(file, at, unknownLocale(locale, locales), 'key')];
    if (text === undefined) return [];
    if (text.trim() !== '' || locale === defaultLocale) return findStringProblems(file, at, text);
    return [problemIn(file, at, emptyTranslation(name, locale))];
  });
  if (defaultLocale === null || written.includes(defaultLocale)) return problems;
  return [...problems, problemIn(file, path, withoutDefaultLocale(name, defaultLocale), 'key')];
}

function unknownLocale(locale: string, locales: readonly string[]): Finding {
  const nearest = nearestName(locale, locales);
  return {
    code: 'unknown-locale',
    message: `"${locale}" is not a locale of this bundle`,
    mend: nearest
      ? `did you mean "${nearest}"?`
      : `add it to "locales" in bundle.yaml, which has ${locales.join(', ')}`,
  };
}

function emptyTranslation(name: string, locale: string): Finding {
  return {
    code: 'empty-text',
    severity: 'warning',
    message: `${name} is empty in ${locale} and counts as not translated`,
    mend: 'write the translation, or remove the line',
  };
}

function withoutDefaultLocale(name: string, defaultLocale: string): Finding {
  return {
    code: 'default-text-missing',
    message: `${name} has no text in the default locale ${defaultLocale}`,
    mend: `add ${defaultLocale}: …`,
  };
}
