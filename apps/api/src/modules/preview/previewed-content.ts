import { resolveArrayConnection } from '@pothos/plugin-relay';
import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Guide } from '@yardstick/domain/content/guide.ts';
import { contentHash } from '@yardstick/domain/publishing/content-hash.ts';
import { estimateMinutes } from '@yardstick/domain/publishing/estimate-minutes.ts';
import { freezeForm, freezeScoringModel, structureHash } from '@yardstick/domain/publishing/freeze-assessment.ts';
import { freezeAssessmentTexts } from '@yardstick/domain/publishing/published-assessment.ts';
import type { Database } from '../../db/client.ts';
import { maxPageSize } from '../../graphql/limits.ts';
import { type PageArguments, refuseUnusablePage } from '../../graphql/page-newest-first.ts';
import { type DeliveredContent, type DeliveredPage, publishedContent } from '../publishing/delivered-content.ts';
import { localesOf } from '../publishing/locales-of.ts';
import type { AssessmentPublication, LiveGuide } from '../publishing/published-content.ts';
import type { PreviewPerspective } from './preview-token.ts';
import { type PreviewedDocuments, readPreviewedDocuments } from './read-previewed-documents.ts';

/**
 * What delivery would show if the drafts, or a release, were published now. Nothing of it is stored: a form of a preview
 * has its assessment's id and the number 0. Everything is read once a request.
 */
export function previewedContent(database: Database, perspective: PreviewPerspective): DeliveredContent {
  const published = publishedContent(database);
  // Drafts stand for everything, so that what is in the trash is seen to be gone; a release only for what it holds.
  const hasAll = perspective.kind === 'draft';
  const previews = once(async () => freezeAll(await readPreviewedDocuments(database, perspective)));
  const allGuides = once(async () => {
    const { guides } = await previews();
    return hasAll ? guides : overlay(guides, await readEveryPage(published.pageOfGuides));
  });
  const allAssessments = once(async () => {
    const { assessments } = await previews();
    return hasAll ? assessments : overlay(assessments, await readEveryPage(published.pageOfAssessments));
  });
  return {
    perspective,
    findAssessment: async (where) =>
      (await allAssessments()).find((found) =>
        'slug' in where ? found.content.slug === where.slug : found.documentId === where.documentId,
      ) ?? null,
    findGuides: async (slugs) => {
      const bySlug = new Map((await allGuides()).map((guide) => [guide.content.slug, guide]));
      return slugs.flatMap((slug) => bySlug.get(slug) ?? []);
    },
    findGuide: async (documentId) => (await allGuides()).find((guide) => guide.documentId === documentId) ?? null,
    findForm: async (id) => (await allAssessments()).find(({ form }) => form.id === id)?.form ?? published.findForm(id),
    pageOfGuides: async (args) => pageOfArray(await allGuides(), args),
    pageOfAssessments: async (args) => pageOfArray(await allAssessments(), args),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= read();
    return result;
  };
}

function freezeAll(documents: PreviewedDocuments): { guides: LiveGuide[]; assessments: AssessmentPublication[] } {
  return {
    guides: documents.guides.map(({ id, changedAt, content }) =>
      previewGuide(id, changedAt, content, documents.defaultLocale),
    ),
    assessments: documents.assessments.flatMap(
      ({ id, changedAt, content }) => previewAssessment(id, changedAt, content, documents) ?? [],
    ),
  };
}

function overlay<T extends { documentId: string }>(upper: readonly T[], lower: readonly T[]): T[] {
  const covered = new Set(upper.map(({ documentId }) => documentId));
  return [...upper, ...lower.filter(({ documentId }) => !covered.has(documentId))];
}

async function readEveryPage<T>(page: (args: PageArguments) => Promise<DeliveredPage<T>>): Promise<T[]> {
  const items: T[] = [];
  let after: string | null | undefined;
  do {
    const { edges, pageInfo } = await page({ first: maxPageSize, after });
    items.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return items;
}

async function pageOfArray<T extends { publishedAt: Date; documentId: string }>(
  items: readonly T[],
  args: PageArguments,
): Promise<DeliveredPage<T>> {
  refuseUnusablePage(args);
  const newestFirst = items.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const { pageInfo, edges } = resolveArrayConnection({ args, defaultSize: 20, maxSize: maxPageSize }, newestFirst);
  return {
    pageInfo,
    edges: edges.flatMap((edge) => (edge ? [{ cursor: edge.cursor, node: edge.node as T }] : [])),
    totalCount: async () => items.length,
  };
}

function previewGuide(documentId: string, publishedAt: Date, content: Guide, defaultLocale: string): LiveGuide {
  return { documentId, publishedAt, locales: localesOf(content.body, defaultLocale), content };
}

/** Null for a draft that cannot be frozen yet, because its framework or a question is missing. */
function previewAssessment(
  documentId: string,
  publishedAt: Date,
  assessment: Assessment,
  { frameworks, questions, defaultLocale }: PreviewedDocuments,
): AssessmentPublication | null {
  const framework = frameworks.get(assessment.framework);
  const placed = assessment.sections.flatMap(({ placements }) => placements);
  if (!framework || placed.some(({ question }) => !questions.has(question))) return null;
  const sources = { assessment, framework, questions };
  const form = freezeForm(sources);
  const structure = structureHash(form);
  const scoringModel = freezeScoringModel(sources, form);
  const locales = localesOf(assessment.title, defaultLocale);
  return {
    id: documentId,
    documentId,
    publishedAt,
    locales,
    content: freezeAssessmentTexts(assessment, estimateMinutes(form, locales)),
    form: { id: documentId, number: 0, hash: contentHash(form), structureHash: structure, content: form },
    scoringModel: { id: documentId, number: 0, hash: contentHash(scoringModel), content: scoringModel },
  };
}
