import { type Guide, guideSchema } from '@yardstick/domain/content/guide.ts';
import { keySchema } from '@yardstick/domain/content/key.ts';
import { type Form, formSchema } from '@yardstick/domain/publishing/form.ts';
import {
  type PublishedAssessment,
  publishedAssessmentSchema,
} from '@yardstick/domain/publishing/published-assessment.ts';
import { type ScoringModel, scoringModelSchema } from '@yardstick/domain/publishing/scoring-model.ts';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';

export interface LiveGuide {
  documentId: string;
  publishedAt: Date;
  locales: readonly string[];
  content: Guide;
}

export interface FrozenForm {
  id: string;
  number: number;
  hash: string;
  structureHash: string;
  content: Form;
}

export interface FrozenScoringModel {
  id: string;
  number: number;
  hash: string;
  content: ScoringModel;
}

/** A live document with its publication as it stands in the database. */
export type LiveRow = Prisma.LivePublicationGetPayload<{ include: { publication: true } }>;

/** One publication of an assessment with everything that it froze. */
export interface AssessmentPublication {
  id: string;
  documentId: string;
  publishedAt: Date;
  locales: readonly string[];
  content: PublishedAssessment;
  form: FrozenForm;
  scoringModel: FrozenScoringModel;
}

const frozen = { form: true, scoringModel: true } as const;
type PublicationRow = Prisma.PublicationGetPayload<{ include: typeof frozen }>;

// Publications never change, so what was parsed once stays right for ever, on every copy of the server.
const parsedAssessments = new LRUCache<string, AssessmentPublication>({ max: 200 });
const parsedGuides = new LRUCache<string, Guide>({ max: 1000 });

export function guideOf(publication: { id: string; content: unknown }): Guide {
  const known = parsedGuides.get(publication.id);
  if (known) return known;
  const guide = guideSchema.parse(publication.content);
  parsedGuides.set(publication.id, guide);
  return guide;
}

function assessmentOf(row: PublicationRow): AssessmentPublication {
  const { form, scoringModel } = row;
  if (!form || !scoringModel) throw new Error(`publication ${row.id} is not one of an assessment`);
  return {
    id: row.id,
    documentId: row.documentId,
    publishedAt: row.publishedAt,
    locales: row.locales,
    content: publishedAssessmentSchema.parse(row.content),
    form: {
      id: form.id,
      number: form.number,
      hash: form.hash,
      structureHash: form.structureHash,
      content: formSchema.parse(form.content),
    },
    scoringModel: {
      id: scoringModel.id,
      number: scoringModel.number,
      hash: scoringModel.hash,
      content: scoringModelSchema.parse(scoringModel.content),
    },
  };
}

/** A publication by its id. No statement when it was read before. */
export async function readAssessmentPublication(
  database: Pick<Database, 'publication'>,
  id: string,
): Promise<AssessmentPublication> {
  const known = parsedAssessments.get(id);
  if (known) return known;
  const row = await database.publication.findUniqueOrThrow({ where: { id }, include: frozen });
  const publication = assessmentOf(row);
  parsedAssessments.set(id, publication);
  return publication;
}

/** The live publication of an assessment; null when no such assessment is published. */
export async function findLiveAssessment(
  database: Pick<Database, 'livePublication' | 'publication'>,
  where: { slug: string } | { documentId: string },
): Promise<AssessmentPublication | null> {
  if ('slug' in where && !keySchema.safeParse(where.slug).success) return null;
  const live = await database.livePublication.findFirst({
    where: { document: 'slug' in where ? { kind: 'assessment', key: where.slug } : { id: where.documentId } },
    select: { publicationId: true },
  });
  return live && readAssessmentPublication(database, live.publicationId);
}

/** The live publications of several guides by slug, in the order asked for; unpublished ones are left out. */
export async function findLiveGuides(
  database: Pick<Database, 'livePublication'>,
  slugs: readonly string[],
): Promise<LiveGuide[]> {
  const known = slugs.filter((slug) => keySchema.safeParse(slug).success);
  if (known.length === 0) return [];
  const rows = await database.livePublication.findMany({
    where: { document: { kind: 'guide', key: { in: known } } },
    include: { publication: true },
  });
  const bySlug = new Map(rows.map((row) => [guideOf(row.publication).slug, row]));
  return known.flatMap((slug) => {
    const row = bySlug.get(slug);
    return row ? [liveGuideOf(row)] : [];
  });
}

export function liveGuideOf(row: LiveRow): LiveGuide {
  return {
    documentId: row.documentId,
    publishedAt: row.firstPublishedAt,
    locales: row.publication.locales,
    content: guideOf(row.publication),
  };
}

/** A form that has been published; null when there is none of this id. */
export async function findFrozenForm(database: Pick<Database, 'publication'>, id: string): Promise<FrozenForm | null> {
  const row = await database.publication.findFirst({ where: { formId: id }, select: { id: true } });
  return row && (await readAssessmentPublication(database, row.id)).form;
}
