import { pathOf } from './bundle-paths.ts';
import type { LocaleSettings } from './bundle-settings.ts';
import type { FileProblem } from './file-problem.ts';
import { findMarkdownHeadings } from './find-markdown-headings.ts';
import { findStringProblems, isStorable } from './find-text-problems.ts';
import type { KnownKeys } from './known-keys.ts';
import { nearestName } from './nearest-name.ts';
import { type Finding, problemIn, type SourceFile } from './open-file.ts';
import { fieldOf, textOf } from './own-field.ts';

const longestSummary = 300;

/** What a guide or translation lacks beyond the shape of its front matter. */
export function findGuideProblems(file: SourceFile, settings: LocaleSettings, known: KnownKeys): FileProblem[] {
  if (file.kind !== 'guide') return [];
  const texts = ['title', 'summary'].flatMap((field) => {
    const text = textOf(fieldOf(file.yaml.value, field));
    return text === undefined ? [] : findStringProblems(file, [field], text);
  });
  const summaryLength = textOf(fieldOf(file.yaml.value, 'summary'))?.length ?? 0;
  const long = summaryLength > longestSummary ? [problemIn(file, ['summary'], longSummary(summaryLength))] : [];
  const headings = findMarkdownHeadings(file.body)
    .filter(({ depth }) => depth === 1)
    .map(({ offset }) => ({ ...problemIn(file, ['body'], firstLevelHeading), ...file.positionInBody(offset) }));
  const unstorable = isStorable(file.body) ? [] : [problemIn(file, ['body'], unstorableBody)];
  const own =
    file.locale === null ? findOriginalProblems(file) : findTranslationProblems(file, file.locale, settings, known);
  return [...texts, ...long, ...headings, ...unstorable, ...own];
}

function findOriginalProblems(file: SourceFile): FileProblem[] {
  if (file.body !== '' || !file.isComplete) return [];
  return [{ ...problemIn(file, ['body'], emptyBody), ...file.positionInBody(0) }];
}

function findTranslationProblems(
  file: SourceFile,
  locale: string,
  { defaultLocale, locales }: LocaleSettings,
  known: KnownKeys,
): FileProblem[] {
  const problems: FileProblem[] = [];
  if (!known.guides.has(file.slug)) problems.push(problemIn(file, [], withoutOriginal(file.slug, known.guides)));
  if (locale === defaultLocale) problems.push(problemIn(file, [], inDefaultLocale(file.slug, locale)));
  else if (locales && !locales.includes(locale))
    problems.push(problemIn(file, [], inUnknownLocale(file, locale, locales)));
  const untranslated = [
    ...['title', 'summary'].filter((field) => fieldOf(file.yaml.value, field) === undefined),
    ...(file.body === '' ? ['the text'] : []),
  ];
  if (file.isComplete && untranslated.length > 0) problems.push(problemIn(file, [], incomplete(locale, untranslated)));
  return problems;
}

function withoutOriginal(slug: string, guides: ReadonlySet<string>): Finding {
  const nearest = nearestName(slug, guides);
  return {
    code: 'translation-without-original',
    message: `there is no guide "${slug}" that this would be the translation of`,
    mend: nearest ? `did you mean "${nearest}"? Then rename the file` : `write ${pathOf('guide', slug)} as well`,
  };
}

function inDefaultLocale(slug: string, locale: string): Finding {
  return {
    code: 'translation-in-default-locale',
    message: `${locale} is the default locale, whose text stands in ${pathOf('guide', slug)}`,
    mend: `move the text to ${pathOf('guide', slug)}`,
  };
}

function inUnknownLocale({ slug }: SourceFile, locale: string, locales: readonly string[]): Finding {
  const nearest = nearestName(locale, locales);
  return {
    code: 'unknown-locale',
    message: `"${locale}" is not a locale of this bundle`,
    mend: nearest
      ? `did you mean ${pathOf('guide', slug, nearest)}?`
      : `add ${locale} to "locales" in bundle.yaml, which has ${locales.join(', ')}`,
  };
}

function incomplete(locale: string, untranslated: readonly string[]): Finding {
  return {
    code: 'translation-incomplete',
    severity: 'warning',
    message: `the translation into ${locale} lacks ${untranslated.join(', ')}`,
    mend: 'translate the rest; until then readers get it in the default locale',
  };
}

function longSummary(length: number): Finding {
  return {
    code: 'summary-too-long',
    severity: 'warning',
    message: `the summary has ${length} characters, more than ${longestSummary}`,
    mend: 'keep it to one or two sentences; lists and search results cut the rest',
  };
}

const firstLevelHeading: Finding = {
  code: 'first-level-heading',
  severity: 'warning',
  message: 'a first-level heading in the text stands beside the title, which is one already',
  mend: 'begin sections with ##',
};

const emptyBody: Finding = {
  code: 'empty-text',
  message: 'the guide has no text after its front matter',
  mend: 'write the text below the second ---',
};

const unstorableBody: Finding = {
  code: 'unstorable-character',
  message: 'the text has half of a character in two parts',
  mend: 'write the whole character',
};
