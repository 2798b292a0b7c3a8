import type { Bundle } from '@yardstick/domain/content/bundle.ts';
import { frameworkSchema } from '@yardstick/domain/content/framework.ts';
import { guideSchema } from '@yardstick/domain/content/guide.ts';
import type { LocalisedText } from '@yardstick/domain/content/localised-text.ts';
import { questionBankSchema } from '@yardstick/domain/content/question.ts';
import { findMarkdownLinks } from '@yardstick/domain/interchange/find-markdown-links.ts';
import {
  findGuidePublishProblems,
  type PublishedSlugs,
} from '@yardstick/domain/publishing/find-guide-publish-problems.ts';
import { findPublishProblems } from '@yardstick/domain/publishing/find-publish-problems.ts';
import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import type { Database } from '../../db/client.ts';
import { readSettings, type Settings } from '../installation/read-settings.ts';
import { findMissingApprovals } from './find-missing-approvals.ts';
import type { PinnedAssessment, PinnedDocument, PinnedGuide } from './pinned-revisions.ts';

type GateReader = Pick<Database, '$queryRaw' | 'livePublication' | 'installation' | 'review' | 'revision'>;

/**
 * Everything that speaks against publishing these documents together, by document id: what is published together counts
 * as published for each other.
 */
export async function findProblems(
  database: GateReader,
  documents: readonly PinnedDocument[],
): Promise<ReadonlyMap<string, Problem[]>> {
  const settings = await readSettings(database);
  const published = await readPublishedSlugs(database, documents);
  const others = await readNamedGuides(database, documents);
  const parents = await readBanksAndFrameworks(database, documents);
  const approvals = settings.requiresApproval
    ? await findMissingApprovals(database, documents)
    : new Map<string, Problem[]>();
  return new Map(
    documents.map((document) => {
      const problems =
        document.kind === 'guide'
          ? guideProblems(document, { settings, published, others, parents })
          : assessmentProblems(document, { settings, published, others, parents });
      return [document.documentId, [...(approvals.get(document.documentId) ?? []), ...problems]];
    }),
  );
}

interface Surroundings {
  settings: Settings;
  published: PublishedSlugs;
  others: Bundle['guides'];
  parents: Pick<Bundle, 'banks' | 'frameworks'>;
}

function guideProblems({ content }: PinnedGuide, { settings, published, others, parents }: Surroundings): Problem[] {
  const bundle = bundleOf(settings, {
    guides: [content, ...others.filter(({ slug }) => slug !== content.slug)],
    frameworks: parents.frameworks,
  });
  return findGuidePublishProblems({ bundle, guide: content.slug, published });
}

function assessmentProblems(
  { content, framework, questions }: PinnedAssessment,
  { settings, published, others, parents }: Surroundings,
): Problem[] {
  const bundle = bundleOf(settings, {
    assessments: [content],
    frameworks: framework ? [framework.content] : [],
    banks: parents.banks,
    questions: [...questions.values()].map((question) => question.content),
    guides: others,
  });
  return findPublishProblems({
    bundle,
    assessment: content.slug,
    publishedGuides: published.guides,
    publishedAssessments: published.assessments,
  });
}

function bundleOf({ defaultLocale, locales }: Settings, parts: Partial<Bundle>): Bundle {
  const nothing = { guides: [], frameworks: [], banks: [], questions: [], assessments: [] };
  return { defaultLocale, locales: [...locales], ...nothing, ...parts };
}

async function readPublishedSlugs(database: GateReader, documents: readonly PinnedDocument[]): Promise<PublishedSlugs> {
  const live = await database.livePublication.findMany({ select: { document: { select: { kind: true, key: true } } } });
  const slugs = (kind: string) =>
    new Set([
      ...live.flatMap(({ document }) => (document.kind === kind ? [document.key] : [])),
      ...documents.flatMap((document) => (document.kind === kind ? [document.key] : [])),
    ]);
  return { guides: slugs('guide'), assessments: slugs('assessment') };
}

/** The banks of placed questions and the frameworks that guides name competencies of, as they stand now. */
async function readBanksAndFrameworks(
  database: GateReader,
  documents: readonly PinnedDocument[],
): Promise<Surroundings['parents']> {
  const banks = documents.flatMap((document) =>
    document.kind === 'assessment' ? [...document.questions.keys()].map((name) => name.split('/')[0] ?? '') : [],
  );
  const frameworks = documents.flatMap((document) =>
    document.kind === 'guide' ? document.content.competencies.map((name) => name.split('/')[0] ?? '') : [],
  );
  const rows = await database.$queryRaw<{ kind: string; content: unknown }[]>`
    SELECT kind, content FROM document WHERE trashed_at IS NULL AND (
      (kind = 'bank' AND key = ANY (${[...new Set(banks)]})) OR (kind = 'framework' AND key = ANY (${[...new Set(frameworks)]})))`;
  const contents = (kind: string) => rows.filter((row) => row.kind === kind).map(({ content }) => content);
  return {
    banks: contents('bank').map((content) => questionBankSchema.parse(content)),
    frameworks: contents('framework').map((content) => frameworkSchema.parse(content)),
  };
}

/** The guides that these documents name, as readers see them, else as drafts: gates ask whether they exist and for headings. */
async function readNamedGuides(database: GateReader, documents: readonly PinnedDocument[]): Promise<Bundle['guides']> {
  const named = new Set(documents.flatMap((document) => [...guidesNamedBy(document)]));
  const own = new Map(
    documents.flatMap((document) => (document.kind === 'guide' ? [[document.key, document.content]] : [])),
  );
  const rows = await database.$queryRaw<{ content: unknown }[]>`
    SELECT coalesce(publication.content, document.content) AS content FROM document
    LEFT JOIN live_publication ON live_publication.document_id = document.id
    LEFT JOIN publication ON publication.id = live_publication.publication_id
    WHERE document.kind = 'guide' AND document.trashed_at IS NULL AND document.key = ANY (${[...named]})`;
  const others = rows.map(({ content }) => guideSchema.parse(content)).filter(({ slug }) => !own.has(slug));
  return [...own.values(), ...others];
}

function* guidesNamedBy(document: PinnedDocument): Generator<string> {
  if (document.kind === 'assessment') {
    for (const { guides } of document.content.focusRules) yield* guides;
    yield* guidesLinkedIn(document.content.introduction);
    return;
  }
  yield* document.content.related;
  yield* guidesLinkedIn(document.content.body);
}

function* guidesLinkedIn(text: LocalisedText): Generator<string> {
  for (const markdown of Object.values(text)) {
    for (const { target } of findMarkdownLinks(markdown)) {
      const [, slug] = /^\/guides\/([a-z0-9-]+)/.exec(target) ?? [];
      if (slug) yield slug;
    }
  }
}
