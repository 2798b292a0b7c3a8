import { type Assessment, assessmentSchema } from '@yardstick/domain/content/assessment.ts';
import { type Framework, frameworkSchema } from '@yardstick/domain/content/framework.ts';
import { type Guide, guideSchema } from '@yardstick/domain/content/guide.ts';
import { type Question, questionSchema } from '@yardstick/domain/content/question.ts';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { readInstallation } from '../installation/read-installation.ts';
import type { PreviewPerspective } from './preview-token.ts';

interface Placed<T> {
  /** of the document */
  id: string;
  changedAt: Date;
  content: T;
}

/** The documents that a preview shows in place of what is published, as they would be frozen. */
export interface PreviewedDocuments {
  defaultLocale: string;
  guides: Placed<Guide>[];
  assessments: Placed<Assessment>[];
  /** by slug */
  frameworks: ReadonlyMap<string, Framework>;
  /** by `bank/key` */
  questions: ReadonlyMap<string, Question>;
}

interface Row {
  id: string;
  kind: string;
  key: string;
  content: unknown;
  changedAt: Date;
}

const sourcesSchema = z.record(z.string(), z.int());

/** Reads all drafts, or what a release holds. */
export async function readPreviewedDocuments(
  database: Database,
  perspective: PreviewPerspective,
): Promise<PreviewedDocuments> {
  const { defaultLocale } = await readInstallation(database);
  const rows = await (perspective.kind === 'draft'
    ? readDrafts(database)
    : readRelease(database, perspective.releaseId));
  const ofKind = <T>(kind: string, schema: z.ZodType<T>) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ id, key, changedAt, content }) => ({ id, key, changedAt, content: schema.parse(content) }));
  return {
    defaultLocale,
    guides: ofKind('guide', guideSchema),
    assessments: ofKind('assessment', assessmentSchema),
    frameworks: new Map(ofKind('framework', frameworkSchema).map(({ key, content }) => [key, content])),
    questions: new Map(ofKind('question', questionSchema).map(({ key, content }) => [key, content])),
  };
}

async function readDrafts(database: Database): Promise<Row[]> {
  const documents = await database.document.findMany({ where: { trashedAt: null } });
  return documents.map(({ id, kind, key, content, updatedAt }) => ({ id, kind, key, content, changedAt: updatedAt }));
}

/** The documents of a release and what they were pinned with, each at its pinned revision. */
async function readRelease(database: Database, releaseId: string): Promise<Row[]> {
  const items = await database.releaseItem.findMany({
    where: { releaseId, release: { state: { in: ['open', 'scheduled'] } } },
  });
  const revisions = new Map<string, number>();
  for (const { documentId, revision, sources } of items) {
    for (const [id, number] of Object.entries(sourcesSchema.parse(sources))) revisions.set(id, number);
    revisions.set(documentId, revision);
  }
  if (revisions.size === 0) return [];
  const rows = await database.revision.findMany({
    where: { OR: [...revisions].map(([documentId, number]) => ({ documentId, number })) },
    include: { document: { select: { kind: true, key: true } } },
  });
  return rows.map(({ documentId, document, content, createdAt }) => ({
    id: documentId,
    ...document,
    content,
    changedAt: createdAt,
  }));
}
