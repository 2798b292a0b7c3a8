import type { Assessment } from '../content/assessment.ts';
import type { Bundle } from '../content/bundle.ts';
import type { Framework } from '../content/framework.ts';
import type { Guide } from '../content/guide.ts';
import type { LocalisedText } from '../content/localised-text.ts';
import type { Question, QuestionBank } from '../content/question.ts';
import { compareText } from './file-problem.ts';
import { type AssessmentFile, assessmentFileSchema } from './files/assessment-file.ts';
import { bankFileSchema, type QuestionFile } from './files/bank-file.ts';
import { frameworkFileSchema } from './files/framework-file.ts';
import { guideFileSchema, guideTranslationFileSchema } from './files/guide-file.ts';
import { settingsFileSchema } from './files/settings-file.ts';
import type { KeyHolder, KnownKeys } from './known-keys.ts';
import type { SourceFile } from './open-file.ts';
import { resolveReference } from './resolve-reference.ts';

type TextInFile = string | LocalisedText;

/** Makes the documents of files that have no error: references qualified, texts by locale, defaults filled in. */
export function assembleBundle(files: readonly SourceFile[], known: KnownKeys): Bundle {
  const sorted = files.toSorted((a, b) => compareText(a.slug, b.slug));
  const ofKind = (kind: SourceFile['kind']) => sorted.filter((file) => file.kind === kind && file.locale === null);
  const settings = settingsFileSchema.parse(ofKind('bundle')[0]?.yaml.value);
  const { defaultLocale, locales } = settings;
  const localise = (text: TextInFile): LocalisedText =>
    typeof text === 'string' ? { [defaultLocale]: text } : withoutEmptyTexts(text, defaultLocale);

  const banks = ofKind('bank').map(({ slug, yaml }) => ({ slug, file: bankFileSchema.parse(yaml.value) }));
  return {
    defaultLocale,
    locales,
    guides: ofKind('guide').map((file) => {
      const translations = sorted.filter(
        ({ kind, slug, locale }) => kind === 'guide' && slug === file.slug && locale !== null,
      );
      return assembleGuide(file, translations, { defaultLocale, known });
    }),
    frameworks: ofKind('framework').map(({ slug, yaml }) => assembleFramework(slug, yaml.value, localise)),
    banks: banks.map(
      ({ slug, file }): QuestionBank => ({ slug, name: localise(file.name), framework: file.framework }),
    ),
    questions: banks.flatMap(({ slug, file }) =>
      file.questions.map((question, position) => assembleQuestion(question, { bank: slug, position, localise })),
    ),
    assessments: ofKind('assessment').map(({ slug, yaml }) =>
      assembleAssessment(slug, assessmentFileSchema.parse(yaml.value), { known, localise }),
    ),
  };
}

/** An empty translation is none. */
function withoutEmptyTexts(text: LocalisedText, defaultLocale: string): LocalisedText {
  return Object.fromEntries(
    Object.entries(text).filter(([locale, written]) => locale === defaultLocale || written.trim() !== ''),
  );
}

function assembleGuide(
  original: SourceFile,
  translations: readonly SourceFile[],
  { defaultLocale, known }: { defaultLocale: string; known: KnownKeys },
): Guide {
  const fields = guideFileSchema.parse(original.yaml.value);
  const guide: Guide = {
    slug: original.slug,
    title: { [defaultLocale]: fields.title },
    summary: { [defaultLocale]: fields.summary },
    competencies: fields.competencies.map((written) => qualify(written, known.frameworks, 'competency')),
    assessments: fields.assessments,
    related: fields.related,
    body: { [defaultLocale]: original.body },
  };
  for (const { locale, yaml, body } of translations) {
    const { title, summary } = guideTranslationFileSchema.parse(yaml.value ?? {});
    if (locale === null) continue;
    if (title !== undefined) guide.title[locale] = title;
    if (summary !== undefined) guide.summary[locale] = summary;
    if (body !== '') guide.body[locale] = body;
  }
  return guide;
}

function assembleFramework(slug: string, value: unknown, localise: (text: TextInFile) => LocalisedText): Framework {
  const file = frameworkFileSchema.parse(value);
  const describe = ({ description }: { description?: TextInFile | undefined }) =>
    description === undefined ? {} : { description: localise(description) };
  return {
    slug,
    name: localise(file.name),
    ...describe(file),
    competencies: file.competencies.map((competency) => ({
      key: competency.key,
      name: localise(competency.name),
      ...describe(competency),
      children: competency.children.map((child) => ({
        key: child.key,
        name: localise(child.name),
        ...describe(child),
      })),
    })),
  };
}

function assembleQuestion(
  { key, type, competency, prompt, help, reversed, options }: QuestionFile,
  { bank, position, localise }: { bank: string; position: number; localise: (text: TextInFile) => LocalisedText },
): Question {
  return {
    key,
    bank,
    position,
    type,
    ...(competency !== undefined && { competency: competency.slice(competency.indexOf('/') + 1) }),
    prompt: localise(prompt),
    ...(help !== undefined && { help: localise(help) }),
    reversed,
    options: options.map((option) => ({ key: option.key, label: localise(option.label), value: option.value })),
  };
}

function assembleAssessment(
  slug: string,
  file: AssessmentFile,
  { known, localise }: { known: KnownKeys; localise: (text: TextInFile) => LocalisedText },
): Assessment {
  return {
    slug,
    title: localise(file.title),
    summary: localise(file.summary),
    introduction: localise(file.introduction),
    ...(file.statedMinutes !== undefined && { statedMinutes: file.statedMinutes }),
    framework: file.framework,
    competencies: file.competencies,
    sections: file.sections.map(({ key, title, placements }) => ({
      key,
      title: localise(title),
      placements: placements.map(({ question, weight, required }) => ({
        question: qualify(question, known.banks, 'question'),
        weight,
        required,
      })),
    })),
    segments: file.segments.map(({ key, prompt, options }) => ({
      key,
      prompt: localise(prompt),
      options: options.map((option) => ({ key: option.key, label: localise(option.label) })),
    })),
    ...(file.orientation && {
      orientation: {
        positive: { key: file.orientation.positive.key, name: localise(file.orientation.positive.name) },
        negative: { key: file.orientation.negative.key, name: localise(file.orientation.negative.name) },
      },
    }),
    bands: file.bands.map(({ key, name, text, from }) => ({ key, name: localise(name), text: localise(text), from })),
    roleProfiles: file.roleProfiles.map(({ role, stage, label, basis, targets, weights }) => ({
      role,
      stage,
      label: localise(label),
      ...(basis !== undefined && { basis: localise(basis) }),
      targets,
      weights,
    })),
    focusRules: file.focusRules.map(({ competency, bands, role, guides }) => ({
      competency,
      bands,
      ...(role !== undefined && { role }),
      guides,
    })),
  };
}

function qualify(written: string, holders: ReadonlyMap<string, KeyHolder>, what: string): string {
  const resolution = resolveReference(written, holders, what);
  if (resolution.kind !== 'found') throw new Error(`the ${what} ${written} of a bundle without errors is not known`);
  return `${resolution.holderKey}/${resolution.key}`;
}
