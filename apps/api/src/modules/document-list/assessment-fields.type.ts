import type { Question } from '@yardstick/domain/content/question.ts';
import { estimateMinutes } from '@yardstick/domain/publishing/estimate-minutes.ts';
import { freezeForm } from '@yardstick/domain/publishing/freeze-assessment.ts';
import type { Document } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { AssessmentType, FrameworkType } from '../document/document.type.ts';
import type { ContentOf } from '../document/document-kind.ts';
import { documentsNamed } from './documents-named.ts';
import { localesOf } from './read-text.ts';

const assessmentIn = ({ content }: Document) => content as unknown as ContentOf<'assessment'>;

studio.objectFields(AssessmentType, (t) => ({
  questionCount: t.int({
    description: 'How many questions it places; segment questions are not counted.',
    resolve: (row) => assessmentIn(row).sections.reduce((sum, { placements }) => sum + placements.length, 0),
  }),
  framework: t.field({
    type: FrameworkType,
    nullable: true,
    description: 'The framework whose competencies it measures; null when there is none.',
    resolve: (row, _args, context) =>
      documentsNamed(context).load({ kind: 'framework', key: assessmentIn(row).framework }),
  }),
  locales: t.stringList({
    description: 'Locales that its title is written in, the default one first.',
    resolve: (row, _args, context) => localesOf(assessmentIn(row).title, context),
  }),
  statedMinutes: t.int({
    nullable: true,
    description: 'How many minutes respondents are told it takes; null when the draft leaves it to the estimate.',
    resolve: (row) => assessmentIn(row).statedMinutes,
  }),
  estimatedMinutes: t.int({
    nullable: true,
    description: 'How many minutes the draft takes, as far as its questions exist; null without its framework.',
    resolve: (row, _args, context) => estimateMinutesOf(assessmentIn(row), context),
  }),
}));

async function estimateMinutesOf(assessment: ContentOf<'assessment'>, context: StudioContext): Promise<number | null> {
  const names = assessment.sections.flatMap(({ placements }) => placements.map(({ question }) => question));
  const [framework, found, { defaultLocale }] = await Promise.all([
    documentsNamed(context).load({ kind: 'framework', key: assessment.framework }),
    Promise.all(names.map((key) => documentsNamed(context).load({ kind: 'question', key }))),
    context.installation(),
  ]);
  if (!framework) return null;
  const questions = new Map(found.flatMap((row) => (row ? [[row.key, row.content as unknown as Question]] : [])));
  const sections = assessment.sections.map((section) => ({
    ...section,
    placements: section.placements.filter(({ question }) => questions.has(question)),
  }));
  const form = freezeForm({
    assessment: { ...assessment, sections },
    framework: framework.content as unknown as ContentOf<'framework'>,
    questions,
  });
  return estimateMinutes(form, [defaultLocale, ...(await context.installation()).locales]);
}
