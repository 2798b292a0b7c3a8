import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { type Framework, frameworkSchema, topLevelCompetency } from '@yardstick/domain/content/framework.ts';
import { guideSchema } from '@yardstick/domain/content/guide.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { questionSchema } from '@yardstick/domain/content/question.ts';
import type { RevisionNames } from '@yardstick/domain/revising/describe-names.ts';
import type { Database } from '../../db/client.ts';
import { readInstallation } from '../installation/read-installation.ts';
import type { Content } from './document-kind.ts';

/** What the documents that these contents refer to are called now, for sentences about changes. Two statements. */
export async function readRevisionNames(
  database: Pick<Database, 'document' | 'installation'>,
  contents: readonly Content[],
): Promise<RevisionNames> {
  const { defaultLocale: locale } = await readInstallation(database);
  const { guides, questions } = referredTo(contents);
  const rows = await database.document.findMany({
    where: {
      OR: [
        { kind: 'framework' },
        { kind: 'question', key: { in: [...questions] } },
        { kind: 'guide', key: { in: [...guides] } },
      ],
    },
  });
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
  const frameworks = ofKind('framework').map(({ content }) => frameworkSchema.parse(content));
  const questionOf = new Map(ofKind('question').map(({ key, content }) => [key, questionSchema.parse(content)]));
  const guideOf = new Map(ofKind('guide').map(({ key, content }) => [key, guideSchema.parse(content)]));
  const topLevel = (key: string) => findIn(frameworks, (framework) => topLevelCompetency(framework, key)?.key);
  return {
    locale,
    competencyName: (key) => textIn(competencyNamed(frameworks, key.split('/').at(-1) ?? key)?.name, [locale]) || key,
    topLevelCompetency: topLevel,
    questionPrompt: (reference) => textIn(questionOf.get(reference)?.prompt, [locale]) || reference,
    competencyOfQuestion: (reference) => {
      const question = questionOf.get(reference);
      const isScored = question !== undefined && question.type !== 'forced-choice';
      return isScored && question.competency !== undefined ? topLevel(question.competency) : undefined;
    },
    guideTitle: (slug) => textIn(guideOf.get(slug)?.title, [locale]) || slug,
  };
}

function referredTo(contents: readonly Content[]): { guides: Set<string>; questions: Set<string> } {
  const guides = new Set<string>();
  const questions = new Set<string>();
  for (const content of contents) {
    if ('related' in content) for (const slug of content.related) guides.add(slug);
    if (!('focusRules' in content)) continue;
    const { focusRules, sections }: Assessment = content;
    for (const rule of focusRules) for (const slug of rule.guides) guides.add(slug);
    for (const { placements } of sections) for (const { question } of placements) questions.add(question);
  }
  return { guides, questions };
}

function competencyNamed(frameworks: readonly Framework[], key: string) {
  return findIn(frameworks, ({ competencies }) =>
    findIn(competencies, (competency) =>
      competency.key === key ? competency : competency.children.find((child) => child.key === key),
    ),
  );
}

function findIn<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
