import { assessmentSchema } from '../content/assessment.ts';
import type { Bundle } from '../content/bundle.ts';
import { countOf, wordFor } from '../content/count-words.ts';
import { frameworkSchema } from '../content/framework.ts';
import { type LocalisedText, localisedTextSchema, textIn } from '../content/localised-text.ts';
import { questionBankSchema, questionSchema } from '../content/question.ts';
import { textPathsOf, valuesAt } from '../content/text-paths.ts';
import type { PublishSubject } from './find-publish-problems-subject.ts';
import type { Problem } from './problem.ts';

const isLocalisedText = (schema: unknown) => schema === localisedTextSchema;
const textPaths = {
  assessment: textPathsOf(assessmentSchema, isLocalisedText),
  question: textPathsOf(questionSchema, isLocalisedText),
  framework: textPathsOf(frameworkSchema, isLocalisedText),
  bank: textPathsOf(questionBankSchema, isLocalisedText),
};

interface PlacedText {
  path: readonly (string | number)[];
  text: LocalisedText;
}

/** Texts that respondents would see empty, and translations that they would miss. */
export function findTextProblems(subject: PublishSubject): Problem[] {
  const { bundle, assessment, framework, placed } = subject;
  const questions = new Set(placed.flatMap(({ question }) => question ?? []));
  return [
    ...findDocumentTextProblems(bundle, { kind: 'assessment', key: assessment.slug }, assessment),
    ...[...questions].flatMap((question) =>
      findDocumentTextProblems(bundle, { kind: 'question', key: `${question.bank}/${question.key}` }, question),
    ),
    ...(framework ? judgeTexts(bundle, { kind: 'framework', key: framework.slug }, measuredTexts(subject)) : []),
  ];
}

/** The same of all texts of one document. */
export function findDocumentTextProblems(
  bundle: Bundle,
  document: { kind: keyof typeof textPaths; key: string },
  content: object,
): Problem[] {
  return judgeTexts(bundle, document, textsOf(content, document.kind));
}

function textsOf(document: object, kind: keyof typeof textPaths): PlacedText[] {
  return textPaths[kind]
    .flatMap((path) => valuesAt(document, path))
    .map(({ path, value }) => ({ path, text: value as LocalisedText }));
}

/** Only of the competencies that results name. */
function measuredTexts({ assessment, framework }: PublishSubject): PlacedText[] {
  if (!framework) return [];
  const measured = new Set(assessment.competencies.map(({ competency }) => competency));
  return textsOf(framework, 'framework').filter(({ path: [list, index, field] }) => {
    const competency = list === 'competencies' ? framework.competencies[Number(index)] : undefined;
    return competency !== undefined && measured.has(competency.key) && field !== 'children';
  });
}

function judgeTexts(
  { defaultLocale, locales }: Bundle,
  document: Problem['document'],
  texts: readonly PlacedText[],
): Problem[] {
  const written = texts.filter(({ text }) => locales.some((locale) => hasText(text, locale)));
  const empty = texts.filter(
    ({ path, text }) =>
      !hasText(text, defaultLocale) && (!isOptional(path) || written.some((entry) => entry.text === text)),
  );
  const errors = empty.map(
    ({ path }): Problem => ({
      code: 'text-missing',
      severity: 'error',
      document,
      path: [...path, defaultLocale],
      message: `${nameOf(path)} has no text in the default locale ${defaultLocale}`,
      mend: 'write the text',
    }),
  );
  const warnings = locales.flatMap((locale): Problem[] => {
    const untranslated = locale === defaultLocale ? [] : written.filter(({ text }) => !hasText(text, locale));
    const first = untranslated[0];
    if (!first) return [];
    return [
      {
        code: 'translation-missing',
        severity: 'warning',
        document,
        path: [...first.path, locale],
        message: `${untranslated.length} of ${countOf(written.length, 'text')} ${wordFor(untranslated.length, 'is', 'are')} not translated into ${locale}, first ${nameOf(first.path)}`,
        mend: `translate them; until then respondents read them in ${defaultLocale}`,
      },
    ];
  });
  return [...errors, ...warnings];
}

function hasText(text: LocalisedText, locale: string): boolean {
  return textIn(text, [locale]).trim() !== '';
}

function isOptional(path: PlacedText['path']): boolean {
  return ['help', 'description', 'basis'].includes(String(path.at(-1)));
}

/** `option 2 › label` for `['options', 1, 'label']`. */
function nameOf(path: PlacedText['path']): string {
  const steps: string[] = [];
  for (const step of path) {
    if (typeof step === 'number') steps.push(`${steps.pop()} ${step + 1}`);
    else steps.push(step);
  }
  return steps.join(' › ');
}
