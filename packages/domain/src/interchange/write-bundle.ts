import type { Bundle } from '../content/bundle.ts';
import type { Guide } from '../content/guide.ts';
import type { LocalisedText } from '../content/localised-text.ts';
import { type ArrangeText, arrangeAssessment, arrangeBank, arrangeFramework } from './arrange-fields.ts';
import { pathOf } from './bundle-paths.ts';
import { compareText } from './file-problem.ts';
import { normaliseBundle } from './normalise-bundle.ts';
import { collectReferences, type References } from './shorten-reference.ts';
import { writeYaml } from './write-yaml.ts';

/** Writes a bundle as files, path → text: the same bytes for every bundle that means the same. */
export function writeBundle(bundle: Bundle): Map<string, string> {
  const normalised = normaliseBundle(bundle);
  const { defaultLocale, locales, guides, frameworks, banks, questions, assessments } = normalised;
  const references = collectReferences(normalised);
  const arrangeText = createTextArranger(defaultLocale, locales);
  const files: [string, string][] = [
    [pathOf('bundle', 'bundle'), writeYaml({ format: 1, defaultLocale, locales })],
    ...guides.flatMap((guide) => writeGuide(guide, { defaultLocale, references })),
    ...frameworks.map((framework): [string, string] => [
      pathOf('framework', framework.slug),
      writeYaml(arrangeFramework(framework, arrangeText)),
    ]),
    ...banks.map((bank): [string, string] => [
      pathOf('bank', bank.slug),
      writeYaml(
        arrangeBank(
          bank,
          questions.filter((question) => question.bank === bank.slug),
          arrangeText,
        ),
      ),
    ]),
    ...assessments.map((assessment): [string, string] => [
      pathOf('assessment', assessment.slug),
      writeYaml(arrangeAssessment(assessment, references, arrangeText)),
    ]),
  ];
  return new Map(files.toSorted(([a], [b]) => compareText(a, b)));
}

/** A plain string for a text in the default locale alone; else a map in the order of the bundle's locales. */
function createTextArranger(defaultLocale: string, locales: readonly string[]): ArrangeText {
  const order = [defaultLocale, ...locales];
  const rank = (locale: string) => (order.includes(locale) ? order.indexOf(locale) : order.length);
  return (text) => {
    const written = Object.keys(text).sort((a, b) => rank(a) - rank(b) || compareText(a, b));
    if (written.length === 0) return '';
    const isPlain = written.length === 1 && written[0] === defaultLocale;
    return isPlain ? (text[defaultLocale] ?? '') : Object.fromEntries(written.map((locale) => [locale, text[locale]]));
  };
}

function writeGuide(guide: Guide, context: { defaultLocale: string; references: References }): [string, string][] {
  const { slug, title, summary, body, competencies, assessments, related } = guide;
  const { defaultLocale, references } = context;
  const fields = {
    title: title[defaultLocale] ?? '',
    summary: summary[defaultLocale] ?? '',
    ...(competencies.length > 0 && { competencies: competencies.map(references.shortenCompetency) }),
    ...(assessments.length > 0 && { assessments }),
    ...(related.length > 0 && { related }),
  };
  const translations = new Set([title, summary, body].flatMap((text: LocalisedText) => Object.keys(text)));
  translations.delete(defaultLocale);
  return [
    [pathOf('guide', slug), joinGuide(fields, body[defaultLocale])],
    ...[...translations].map((locale): [string, string] => {
      const translated = {
        ...(title[locale] !== undefined && { title: title[locale] }),
        ...(summary[locale] !== undefined && { summary: summary[locale] }),
      };
      return [pathOf('guide', slug, locale), joinGuide(translated, body[locale])];
    }),
  ];
}

function joinGuide(fields: object, body: string | undefined): string {
  const frontMatter = Object.keys(fields).length > 0 ? writeYaml(fields) : '';
  return body ? `---\n${frontMatter}---\n\n${body}\n` : `---\n${frontMatter}---\n`;
}
