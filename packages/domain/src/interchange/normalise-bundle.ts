import { assessmentSchema } from '../content/assessment.ts';
import type { Bundle } from '../content/bundle.ts';
import { frameworkSchema } from '../content/framework.ts';
import { guideSchema } from '../content/guide.ts';
import { type LocalisedText, localisedTextSchema } from '../content/localised-text.ts';
import { questionBankSchema, questionSchema } from '../content/question.ts';
import { textPathsOf, valuesAt } from '../content/text-paths.ts';
import { compareText } from './file-problem.ts';
import { normaliseBody } from './split-front-matter.ts';

const isLocalisedText = (schema: unknown) => schema === localisedTextSchema;
const textPaths = {
  guide: textPathsOf(guideSchema, isLocalisedText),
  framework: textPathsOf(frameworkSchema, isLocalisedText),
  bank: textPathsOf(questionBankSchema, isLocalisedText),
  question: textPathsOf(questionSchema, isLocalisedText),
  assessment: textPathsOf(assessmentSchema, isLocalisedText),
};

/**
 * The one form of a bundle among those that mean the same: sorted by slug, questions numbered from 0 within their bank,
 * no empty translations, bodies without blank lines at their ends. Reading what is written gives exactly this.
 */
export function normaliseBundle(bundle: Bundle): Bundle {
  const { defaultLocale } = bundle;
  const normalise = <Document extends object>(document: Document, kind: keyof typeof textPaths): Document => {
    const copy = structuredClone(document);
    for (const path of textPaths[kind]) dropEmptyTexts(copy, path, defaultLocale);
    return copy;
  };
  const bySlug = (a: { slug: string }, b: { slug: string }) => compareText(a.slug, b.slug);
  const positions = new Map<string, number>();
  const nextPosition = (bank: string) => {
    const position = positions.get(bank) ?? 0;
    positions.set(bank, position + 1);
    return position;
  };
  return {
    defaultLocale,
    locales: [...bundle.locales],
    guides: bundle.guides
      .map((guide) => normalise({ ...guide, body: mapTexts(guide.body, normaliseBody) }, 'guide'))
      .toSorted(bySlug),
    frameworks: bundle.frameworks.map((framework) => normalise(framework, 'framework')).toSorted(bySlug),
    banks: bundle.banks.map((bank) => normalise(bank, 'bank')).toSorted(bySlug),
    questions: bundle.questions
      .toSorted((a, b) => compareText(a.bank, b.bank) || a.position - b.position || compareText(a.key, b.key))
      .map((question) => ({ ...normalise(question, 'question'), position: nextPosition(question.bank) })),
    assessments: bundle.assessments.map((assessment) => normalise(assessment, 'assessment')).toSorted(bySlug),
  };
}

function mapTexts(text: LocalisedText, change: (text: string) => string): LocalisedText {
  return Object.fromEntries(Object.entries(text).map(([locale, written]) => [locale, change(written)]));
}

/** Required texts keep an empty default text: it is a gap to report, and none to hide. */
function dropEmptyTexts(document: object, path: readonly string[], defaultLocale: string): void {
  const field = path.at(-1) ?? '';
  const isOptional = field === 'help' || field === 'description' || field === 'basis';
  for (const { value } of valuesAt(document, path.slice(0, -1))) {
    const owner = value as Record<string, LocalisedText | undefined>;
    const written = Object.entries(owner[field] ?? {}).filter(([locale, text]) => {
      return text.trim() !== '' || (locale === defaultLocale && !isOptional);
    });
    if (isOptional && written.length === 0) delete owner[field];
    else owner[field] = Object.fromEntries(written);
  }
}
