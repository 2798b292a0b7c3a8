import { contentHash } from '@yardstick/domain/publishing/content-hash.ts';
import { estimateMinutes } from '@yardstick/domain/publishing/estimate-minutes.ts';
import {
  type AssessmentSources,
  freezeForm,
  freezeScoringModel,
  structureHash,
} from '@yardstick/domain/publishing/freeze-assessment.ts';
import { freezeAssessmentTexts } from '@yardstick/domain/publishing/published-assessment.ts';
import { v7 } from 'uuid';
import type { Publication } from '../../generated/prisma/client.ts';
import type { Act } from '../audit/record-act.ts';
import type { Pins } from './pinned-revisions.ts';
import { publishDocument, type Transaction } from './publish-document.ts';

interface AssessmentToPublish {
  documentId: string;
  revision: number;
  sources: AssessmentSources;
  /** in which it is written, the one to estimate its time by first */
  locales: string[];
  /** document id → revision of the framework and questions */
  pins: Pins;
  act: Act;
}

/**
 * Freezes an assessment that has no publish problems. A form or scoring model that was frozen before is used again,
 * so rewording a band makes neither, and a new weight makes a scoring model but no form.
 */
export async function publishAssessment(
  transaction: Transaction,
  { documentId, revision, sources, pins, locales, act }: AssessmentToPublish,
): Promise<Publication | null> {
  const form = freezeForm(sources);
  const structure = structureHash(form);
  const scoringModel = freezeScoringModel(sources, form);
  const texts = freezeAssessmentTexts(sources.assessment, estimateMinutes(form, locales));
  return publishDocument(transaction, {
    documentId,
    revision,
    content: texts,
    locales,
    pins,
    act,
    form: await findOrCreate(transaction.form, documentId, form, structure),
    scoringModel: await findOrCreate(transaction.scoringModel, documentId, scoringModel, structure),
  });
}

/** Both tables of frozen documents look alike; Prisma gives each a type of its own. */
interface FrozenTable {
  findUnique(query: {
    where: { documentId_hash: { documentId: string; hash: string } };
  }): Promise<{ id: string } | null>;
  aggregate(query: {
    where: { documentId: string };
    _max: { number: true };
  }): Promise<{ _max: { number: number | null } }>;
  create(query: {
    data: { id: string; documentId: string; number: number; hash: string; structureHash: string; content: object };
  }): Promise<{ id: string }>;
}

async function findOrCreate(
  table: unknown,
  documentId: string,
  content: object,
  structure: string,
): Promise<{ id: string }> {
  const frozen = table as FrozenTable;
  const hash = contentHash(content);
  const known = await frozen.findUnique({ where: { documentId_hash: { documentId, hash } } });
  if (known) return known;
  const latest = await frozen.aggregate({ where: { documentId }, _max: { number: true } });
  const number = (latest._max.number ?? 0) + 1;
  return frozen.create({ data: { id: v7(), documentId, number, hash, structureHash: structure, content } });
}
