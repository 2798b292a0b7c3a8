import { assessmentSchema } from '@yardstick/domain/content/assessment.ts';
import type { Bundle } from '@yardstick/domain/content/bundle.ts';
import { frameworkSchema } from '@yardstick/domain/content/framework.ts';
import { guideSchema } from '@yardstick/domain/content/guide.ts';
import { questionBankSchema, questionSchema } from '@yardstick/domain/content/question.ts';
import type { Database } from '../../db/client.ts';
import { readInstallation } from '../installation/read-installation.ts';

/** The drafts of all documents that are not in the trash, as one bundle. Two statements. */
export async function readContent(database: Pick<Database, 'installation' | 'document'>): Promise<Bundle> {
  const { defaultLocale, locales } = await readInstallation(database);
  const documents = await database.document.findMany({
    where: { trashedAt: null },
    orderBy: [{ kind: 'asc' }, { key: 'asc' }],
  });
  const contentsOf = (kind: string) =>
    documents.filter((document) => document.kind === kind).map(({ content }) => content);
  return {
    defaultLocale,
    locales: [...locales],
    guides: contentsOf('guide').map((content) => guideSchema.parse(content)),
    frameworks: contentsOf('framework').map((content) => frameworkSchema.parse(content)),
    banks: contentsOf('bank').map((content) => questionBankSchema.parse(content)),
    questions: contentsOf('question').map((content) => questionSchema.parse(content)),
    assessments: contentsOf('assessment').map((content) => assessmentSchema.parse(content)),
  };
}
