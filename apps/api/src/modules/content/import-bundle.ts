import type { Bundle } from '@yardstick/domain/content/bundle.ts';
import { type PlanEntry, planImport } from '@yardstick/domain/interchange/plan-import.ts';
import { theSystem } from '../../auth/viewer.ts';
import type { Database } from '../../db/client.ts';
import { type Act, beginAct } from '../audit/record-act.ts';
import type { Content, ContentKind } from '../document/document-kind.ts';
import { lockDocuments } from '../document/lock-documents.ts';
import { writeFirstRevision, writeNextRevision } from '../document/write-revision.ts';
import { readInstallation } from '../installation/read-installation.ts';
import { claimPublishing } from '../publishing/claim-publishing.ts';
import type { Transaction } from '../publishing/publish-document.ts';
import { freeze } from '../publishing/publish-documents.ts';
import { readPinned } from '../publishing/read-pinned.ts';
import { readContent } from './read-content.ts';

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
      await claimPublishing(transaction);
      await lockDocumentsOf(transaction, bundle);
      const plan = await planAgainst(transaction, bundle);
      await saveInstallation(transaction, bundle);
      const act: Act = { ...beginAct({ ...theSystem, name: author }), at: now };
      for (const [kind, key, content] of documentsOf(bundle)) {
        const action = plan.find((entry) => entry.kind === kind && entry.key === key)?.action;
        if (action === 'create' || action === 'change') await saveDocument(transaction, { act, kind, key, content });
      }
      return { plan, published: await publishContent(transaction, act, bundle) };
    },
    { timeout: 120_000, maxWait: 60_000 },
  );
}

/** Nobody saves what the plan is about until it is published, and everything is locked in one order. */
async function lockDocumentsOf(transaction: Transaction, bundle: Bundle): Promise<void> {
  const keys = Map.groupBy(documentsOf(bundle), ([kind]) => kind);
  const rows = await transaction.document.findMany({
    where: { OR: [...keys].map(([kind, documents]) => ({ kind, key: { in: documents.map(([, key]) => key) } })) },
    select: { id: true },
  });
  await lockDocuments(
    transaction,
    rows.map(({ id }) => id),
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

function* documentsOf(bundle: Bundle): Generator<[kind: ContentKind, key: string, content: Content]> {
  for (const framework of bundle.frameworks) yield ['framework', framework.slug, framework];
  for (const bank of bundle.banks) yield ['bank', bank.slug, bank];
  for (const question of bundle.questions) yield ['question', `${question.bank}/${question.key}`, question];
  for (const guide of bundle.guides) yield ['guide', guide.slug, guide];
  for (const assessment of bundle.assessments) yield ['assessment', assessment.slug, assessment];
}

interface Saving {
  act: Act;
  kind: ContentKind;
  key: string;
  content: Content;
}

async function saveDocument(transaction: Transaction, { act, kind, key, content }: Saving): Promise<void> {
  const writing = { act, kind, content, summary: 'Imported from a bundle', action: 'document.import' };
  const existing = await transaction.document.findUnique({ where: { kind_key: { kind, key } } });
  if (!existing) {
    await writeFirstRevision(transaction, writing);
    return;
  }
  if (existing.trashedAt) await transaction.document.update({ where: { id: existing.id }, data: { trashedAt: null } });
  await writeNextRevision(transaction, existing, writing);
}

/** Publishes what the bundle brings, as far as it differs from what is live. */
async function publishContent(
  transaction: Transaction,
  act: Act,
  { guides, assessments }: Bundle,
): Promise<ImportReport['published']> {
  const slugs = (documents: readonly { slug: string }[]) => documents.map(({ slug }) => slug);
  const documents = await transaction.document.findMany({
    where: {
      OR: [
        { kind: 'guide', key: { in: slugs(guides) } },
        { kind: 'assessment', key: { in: slugs(assessments) } },
      ],
    },
    orderBy: [{ kind: 'desc' }, { key: 'asc' }],
  });
  const pinned = await readPinned(
    transaction,
    documents.map(({ id, revision }) => ({ documentId: id, revision })),
  );
  const { defaultLocale } = await readInstallation(transaction);
  const published: ImportReport['published'] = [];
  for (const document of pinned) {
    const publication = await freeze(transaction, act, document, defaultLocale);
    if (publication) published.push({ kind: document.kind, key: document.key });
  }
  return published;
}
