import type { Bundle } from '@yardstick/domain/content/bundle.ts';
import type { LocalisedText } from '@yardstick/domain/content/localised-text.ts';
import { type PlanEntry, planImport } from '@yardstick/domain/interchange/plan-import.ts';
import { v7 } from 'uuid';
import type { Database } from '../../db/client.ts';
import type { Document, Prisma } from '../../generated/prisma/client.ts';
import { publishAssessment } from '../publishing/publish-assessment.ts';
import { publishDocument, type Transaction } from '../publishing/publish-document.ts';
import { readContent } from './read-content.ts';

/** Every stored document follows this version of the domain's schemas. */
const schemaVersion = 1;
/** One import at a time: a number of our own for pg_advisory_xact_lock. */
const importLock = 7_316_001;

export interface ImportReport {
  plan: PlanEntry[];
  published: { kind: 'guide' | 'assessment'; key: string }[];
}

/**
 * Brings a checked bundle in: a revision for each document that changes, then publications of what frontends see.
 * One transaction: all or nothing. Documents that the bundle does not name are left as they are.
 */
export async function importBundle(
  database: Database,
  bundle: Bundle,
  { author, now }: { author: string; now: Date },
): Promise<ImportReport> {
  return database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${importLock})`;
      const plan = await planAgainst(transaction, bundle);
      await saveInstallation(transaction, bundle);
      for (const [kind, key, content] of documentsOf(bundle)) {
        const action = plan.find((entry) => entry.kind === kind && entry.key === key)?.action;
        if (action === 'create' || action === 'change')
          await saveDocument(transaction, { kind, key, content, author, now });
      }
      return { plan, published: await publishContent(transaction, now) };
    },
    { timeout: 120_000, maxWait: 60_000 },
  );
}

/** What an import would do now. An installation keeps the default locale that its first content brought. */
export async function planAgainst(database: Transaction | Database, bundle: Bundle): Promise<PlanEntry[]> {
  const current = await readContent(database);
  const isEmpty = (await database.installation.count()) === 0;
  return planImport(current, isEmpty ? bundle : { ...bundle, defaultLocale: current.defaultLocale });
}

async function saveInstallation(transaction: Transaction, { defaultLocale, locales }: Bundle): Promise<void> {
  const current = await transaction.installation.findUnique({ where: { id: 1 } });
  const all = [...new Set([...(current?.locales ?? []), ...locales])];
  if (!current) await transaction.installation.create({ data: { id: 1, defaultLocale, locales: all } });
  else if (all.length > current.locales.length)
    await transaction.installation.update({ where: { id: 1 }, data: { locales: all } });
}

function* documentsOf(bundle: Bundle): Generator<[kind: string, key: string, content: Prisma.InputJsonObject]> {
  for (const framework of bundle.frameworks) yield ['framework', framework.slug, framework];
  for (const bank of bundle.banks) yield ['bank', bank.slug, bank];
  for (const question of bundle.questions) yield ['question', `${question.bank}/${question.key}`, question];
  for (const guide of bundle.guides) yield ['guide', guide.slug, guide];
  for (const assessment of bundle.assessments) yield ['assessment', assessment.slug, assessment];
}

interface Saving {
  kind: string;
  key: string;
  content: Prisma.InputJsonObject;
  author: string;
  now: Date;
}

async function saveDocument(transaction: Transaction, { kind, key, content, author, now }: Saving): Promise<void> {
  const draft = { content, schemaVersion };
  const document = await transaction.document.upsert({
    where: { kind_key: { kind, key } },
    create: { id: v7(), kind, key, revision: 1, createdAt: now, updatedAt: now, ...draft },
    update: { revision: { increment: 1 }, updatedAt: now, ...draft },
  });
  await transaction.revision.create({
    data: {
      documentId: document.id,
      number: document.revision,
      author,
      summary: 'Imported from a bundle',
      createdAt: now,
      ...draft,
    },
  });
}

/** Publishes every guide and assessment whose frozen form differs from what is live. */
async function publishContent(transaction: Transaction, publishedAt: Date): Promise<ImportReport['published']> {
  const content = await readContent(transaction);
  const documents = await transaction.document.findMany({ where: { kind: { in: ['guide', 'assessment'] } } });
  const documentOf = (kind: string, key: string): Document => {
    const found = documents.find((document) => document.kind === kind && document.key === key);
    if (!found) throw new Error(`no document for ${kind} ${key}`);
    return found;
  };
  const published: ImportReport['published'] = [];
  for (const guide of content.guides) {
    const { id, revision } = documentOf('guide', guide.slug);
    const locales = localesOf(guide.body, content.defaultLocale);
    const outcome = await publishDocument(transaction, {
      documentId: id,
      revision,
      content: guide,
      locales,
      publishedAt,
    });
    if (outcome === 'published') published.push({ kind: 'guide', key: guide.slug });
  }
  const questions = new Map(content.questions.map((question) => [`${question.bank}/${question.key}`, question]));
  for (const assessment of content.assessments) {
    const { id, revision } = documentOf('assessment', assessment.slug);
    const framework = content.frameworks.find(({ slug }) => slug === assessment.framework);
    if (!framework) throw new Error(`assessment ${assessment.slug} has no framework`);
    const outcome = await publishAssessment(transaction, {
      documentId: id,
      revision,
      sources: { assessment, framework, questions },
      locales: localesOf(assessment.title, content.defaultLocale),
      publishedAt,
    });
    if (outcome === 'published') published.push({ kind: 'assessment', key: assessment.slug });
  }
  return published;
}

/** The locales that a text is written in, the default one first. */
function localesOf(text: LocalisedText, defaultLocale: string): string[] {
  const isDefault = (locale: string) => Number(locale === defaultLocale);
  return Object.keys(text).sort((a, b) => isDefault(b) - isDefault(a) || (a < b ? -1 : 1));
}
