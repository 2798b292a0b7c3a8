import { algorithmVersion, inputHash } from '@yardstick/domain/scoring/algorithm.ts';
import { compileScorer } from '@yardstick/domain/scoring/compile-scorer.ts';
import { UnscorableResponsesError } from '@yardstick/domain/scoring/encode-responses.ts';
import { scoreResponses } from '@yardstick/domain/scoring/score-attempt.ts';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Worker } from '../../jobs/worker.ts';
import { storedResponsesSchema, toResponses } from '../attempt/stored-responses.ts';
import { readForms, readScoringModels } from '../insight/frozen-parts.ts';
import { foldSoon, noteRescored } from '../insight/note-attempts.ts';

const payloadSchema = z.strictObject({ rescoringId: z.uuid() });
const standardBatch = 1000;

/**
 * Adds outcomes in batches until every attempt is dealt with, somebody stops it, or the worker is to stop. How far it is stands
 * in the same transaction as the outcomes of a batch, so it goes on where it was, whoever takes it up, and any number may at
 * once.
 */
export async function rescoreAttempts(
  { database, stopping }: Pick<Worker, 'database' | 'stopping'>,
  payload: unknown,
  { batchSize = standardBatch } = {},
): Promise<void> {
  const { rescoringId } = payloadSchema.parse(payload);
  try {
    for (let isGoingOn = true; isGoingOn && !stopping?.aborted; ) {
      isGoingOn = await database.$transaction((transaction) => rescoreBatch(transaction, rescoringId, batchSize), {
        timeout: 60_000,
        maxWait: 10_000,
      });
    }
  } catch (error) {
    if (!(error instanceof UnscorableResponsesError)) throw error;
    // Trying again would not help: the responses are of another form than the model's.
    await database.rescoring.updateMany({
      where: { id: rescoringId, state: 'running' },
      data: { state: 'failed', failure: error.message, finishedAt: new Date() },
    });
  }
}

interface Claimed {
  scoringModelId: string;
  documentId: string;
  reached: string | null;
}

/** Gives whether there may be more. */
async function rescoreBatch(transaction: Prisma.TransactionClient, id: string, batchSize: number): Promise<boolean> {
  // Claim first: another worker waits here and then sees how far this one has come; whoever cancels does, too.
  const [claimed] = await transaction.$queryRaw<Claimed[]>`
    SELECT scoring_model_id::text AS "scoringModelId", document_id::text AS "documentId", reached::text AS reached
    FROM rescoring WHERE id = ${id}::uuid AND state IN ('queued', 'running') FOR UPDATE`;
  if (!claimed) return false;
  const { scoringModelId } = claimed;
  const model = (await readScoringModels(transaction, [scoringModelId])).get(scoringModelId);
  if (!model) throw new Error(`scoring model ${scoringModelId} is frozen nowhere`);
  const page = await transaction.$queryRaw<{ id: string }[]>`
    SELECT attempt_id::text AS id FROM counted_attempt
    WHERE form_id = ANY (SELECT id FROM form WHERE document_id = ${claimed.documentId}::uuid AND structure_hash = ${model.structureHash})
      AND attempt_id > ${claimed.reached ?? '00000000-0000-0000-0000-000000000000'}::uuid
    ORDER BY attempt_id LIMIT ${batchSize}`;
  const last = page.at(-1);
  const now = new Date();
  if (!last) {
    await transaction.rescoring.update({ where: { id }, data: { state: 'done', seenAt: now, finishedAt: now } });
    await foldSoon(transaction);
    return false;
  }
  const added = await addOutcomes(transaction, model, { ids: page.map((attempt) => attempt.id), now });
  await noteRescored(transaction, { scoringModelId, attemptIds: added });
  await transaction.rescoring.update({
    where: { id },
    data: {
      state: 'running',
      reached: last.id,
      attemptsDone: { increment: page.length },
      outcomesAdded: { increment: added.length },
      seenAt: now,
    },
  });
  return true;
}

type Model = Awaited<ReturnType<typeof readScoringModels>> extends ReadonlyMap<string, infer T> ? T : never;

/** Writes outcomes of those attempts that have none under the model, in one statement, and gives their ids. */
async function addOutcomes(
  transaction: Prisma.TransactionClient,
  model: Model,
  { ids, now }: { ids: string[]; now: Date },
): Promise<string[]> {
  // Nobody erases them until their outcomes stand; what is erased by then is not found.
  const attempts = await transaction.$queryRaw<{ id: string; formId: string; responses: unknown }[]>`
    SELECT id::text AS id, form_id::text AS "formId", responses FROM attempt
    WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR KEY SHARE`;
  const forms = await readForms(
    transaction,
    attempts.map(({ formId }) => formId),
  );
  const { id: publicationId } = await transaction.publication.findFirstOrThrow({
    where: { scoringModelId: model.id },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  const scorer = compileScorer(model.content);
  const scored = attempts.map(({ id, formId, responses: stored }) => {
    const form = forms.get(formId);
    if (!form) throw new Error(`form ${formId} is frozen nowhere`);
    const responses = toResponses(form.content, storedResponsesSchema.parse(stored));
    const hashed = { formHash: form.hash, scoringModelHash: model.hash, algorithmVersion, responses };
    return { id, formId, hash: inputHash(hashed), scores: JSON.stringify(scoreResponses(scorer, responses)) };
  });
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO outcome (attempt_id, id, form_id, scoring_model_id, publication_id, algorithm_version, input_hash, reason, scores, issued_at)
    SELECT attempt_id, id, form_id, ${model.id}::uuid, ${publicationId}::uuid, ${algorithmVersion}, input_hash, 'rescored',
           scores::jsonb, ${now.toISOString()}::timestamptz
    FROM unnest(${scored.map(({ id }) => id)}::uuid[], ${scored.map(() => v7())}::uuid[],
                ${scored.map(({ formId }) => formId)}::uuid[], ${scored.map(({ hash }) => hash)}::text[],
                ${scored.map(({ scores }) => scores)}::text[]) AS row(attempt_id, id, form_id, input_hash, scores)
    WHERE NOT EXISTS (SELECT FROM outcome o WHERE o.attempt_id = row.attempt_id AND o.scoring_model_id = ${model.id}::uuid)
    ON CONFLICT (attempt_id, scoring_model_id, algorithm_version, input_hash) DO NOTHING
    RETURNING attempt_id::text AS id`;
  return rows.map(({ id }) => id);
}
