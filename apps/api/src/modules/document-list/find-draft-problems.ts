import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { frameworkSchema } from '@yardstick/domain/content/framework.ts';
import type { Guide } from '@yardstick/domain/content/guide.ts';
import { questionBankSchema, questionSchema } from '@yardstick/domain/content/question.ts';
import { findDocumentProblems } from '@yardstick/domain/publishing/find-document-problems.ts';
import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import type { z } from 'zod';
import type { Document } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import type { ContentKind } from '../document/document-kind.ts';
import { findProblems } from '../publishing/find-problems.ts';
import type { PinnedDocument } from '../publishing/pinned-revisions.ts';
import { documentsNamed } from './documents-named.ts';
import { findReferringDocuments } from './find-referring-documents.ts';

/**
 * What speaks against publishing a draft as everything stands now. A guide or an assessment is checked itself; a
 * question, a bank or a framework too, and beside that it is what the assessments that use it find in it. As many
 * statements for any number of those.
 */
export async function findDraftProblems(context: StudioContext, document: Document): Promise<Problem[]> {
  const checked = await findPublishableWith(context, document);
  const problems = await findProblems(context.database, await pinDrafts(context, checked));
  const all = [...problems.values()].flat();
  if (isPublishable(document)) return all;
  const own = await findOwnProblems(context, document);
  return withoutRepeats([...own, ...all.filter((problem) => isFoundIn(problem, document))]);
}

/** What is wrong with a question, a bank or a framework wherever it is used. */
async function findOwnProblems(context: StudioContext, document: Document): Promise<Problem[]> {
  const { defaultLocale, locales } = await context.installation();
  const question = document.kind === 'question' ? questionSchema.parse(document.content) : undefined;
  const bank = await parentOf(context, document, 'bank', question?.bank, questionBankSchema);
  const framework = await parentOf(context, document, 'framework', bank?.framework, frameworkSchema);
  const bundle = {
    defaultLocale,
    locales: [...locales],
    guides: [],
    assessments: [],
    frameworks: framework ? [framework] : [],
    banks: bank ? [bank] : [],
    questions: question ? [question] : [],
  };
  return findDocumentProblems({ bundle, kind: document.kind as ContentKind, key: document.key });
}

/** The document itself when it is of this kind, else the one of this key. */
async function parentOf<T>(
  context: StudioContext,
  document: Document,
  kind: ContentKind,
  key: string | undefined,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  if (document.kind === kind) return schema.parse(document.content);
  const found = key === undefined ? null : await documentsNamed(context).load({ kind, key });
  return isThere(found) ? schema.parse(found.content) : undefined;
}

const isPublishable = ({ kind }: Document) => kind === 'guide' || kind === 'assessment';

async function findPublishableWith(context: StudioContext, document: Document): Promise<Document[]> {
  if (isPublishable(document)) return [document];
  if (document.kind === 'bank') return findAssessmentsOfBank(context, document.key);
  const kind = document.kind === 'question' ? 'question' : 'framework';
  const referring = await findReferringDocuments(context, new Map([[kind, [document.key]]]));
  return referring.filter((row) => row.kind === 'assessment');
}

async function findAssessmentsOfBank({ database }: StudioContext, bank: string): Promise<Document[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM document WHERE kind = 'assessment' AND trashed_at IS NULL AND EXISTS (
      SELECT FROM jsonb_path_query(content, '$.sections[*].placements[*].question') AS question
      WHERE starts_with(question #>> '{}', ${`${bank}/`})
    )`;
  return database.document.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, orderBy: { key: 'asc' } });
}

/** Drafts with the drafts of what they would be frozen from. */
async function pinDrafts(context: StudioContext, documents: readonly Document[]): Promise<PinnedDocument[]> {
  return Promise.all(
    documents.map(async (document): Promise<PinnedDocument> => {
      const { key } = document;
      if (document.kind === 'guide') return { kind: 'guide', key, ...pinned<Guide>(document) };
      const own = pinned<Assessment>(document);
      const placed = own.content.sections.flatMap(({ placements }) => placements.map(({ question }) => question));
      const [framework, questions] = await Promise.all([
        documentsNamed(context).load({ kind: 'framework', key: own.content.framework }),
        Promise.all(placed.map((name) => documentsNamed(context).load({ kind: 'question', key: name }))),
      ]);
      return {
        kind: 'assessment',
        key,
        ...own,
        framework: isThere(framework) ? pinned(framework) : undefined,
        questions: new Map(questions.filter(isThere).map((row) => [row.key, pinned(row)])),
      };
    }),
  );
}

const isThere = (document: Document | null): document is Document => document !== null && document.trashedAt === null;

const pinned = <T>({ id, revision, content }: Document) => ({
  documentId: id,
  revision,
  author: null,
  content: content as T,
});

function isFoundIn({ document: { kind, key } }: Problem, document: Document): boolean {
  if (document.kind === 'bank') return kind === 'question' && key.startsWith(`${document.key}/`);
  return kind === document.kind && key === document.key;
}

/** Several assessments find the same in a question that they share. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
