import { assessmentSchema } from '../content/assessment.ts';
import { frameworkSchema } from '../content/framework.ts';
import { type LocalisedText, localisedTextSchema, textIn } from '../content/localised-text.ts';
import { questionSchema } from '../content/question.ts';
import { textPathsOf, valuesAt } from '../content/text-paths.ts';
import type { PublishSubject } from './find-publish-problems-subject.ts';
import type { DocumentKind, Problem } from './problem.ts';

const isLocalisedText = (schema: unknown) => schema === localisedTextSchema;
const textPaths = {
  assessment: textPathsOf(assessmentSchema, isLocalisedText),
  question: textPathsOf(questionSchema, isLocalisedText),
  framework: textPathsOf(frameworkSchema, isLocalisedText),
};

interface PlacedText {
  path: readonly (string | number)[];
  text: LocalisedText;
}

/** Texts that respondents would see empty, and translations that they would miss. */
export function findTextProblems(subject: PublishSubject): Problem[] {
  const { assessment, framework, placed } = subject;
  const questions = new Set(placed.flatMap(({ question }) => question ?? []));
  return [
    ...judgeTexts(subject, 'assessment', assessment.slug, textsOf(assessment, 'assessment')),
    ...[...questions].flatMap((question) =>
      judgeTexts(subject, 'question', `${question.bank}/${question.key}`, textsOf(question, 'question')),
    ),
    ...(framework ? judgeTexts(subject, 'framework', framework.slug, measuredTexts(subject)) : []),
  ];
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
  { bundle }: PublishSubject,
  kind: DocumentKind,
  key: string,
  texts: readonly PlacedText[],
): Problem[] {
  const { defaultLocale, locales } = bundle;
  const document = { kind, key };
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
        message: `${untranslated.length} of ${written.length} texts are not translated into ${locale}, first ${nameOf(first.path)}`,
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
