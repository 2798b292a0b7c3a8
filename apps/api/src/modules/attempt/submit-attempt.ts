import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import { algorithmVersion, inputHash, scoreWithAlgorithm } from '@yardstick/domain/scoring/algorithm.ts';
import { v7 } from 'uuid';
import type { Database } from '../../db/client.ts';
import type { Attempt, Prisma } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { noteSubmission } from '../insight/note-attempts.ts';
import {
  type AssessmentPublication,
  findLiveAssessment,
  readAssessmentPublication,
} from '../publishing/published-content.ts';
import { emitEvent } from '../webhook/emit-event.ts';
import { IncompleteAttempt } from './attempt.errors.ts';
import { requireAttempt } from './find-attempt.ts';
import { refuseClosed } from './save-responses.ts';
import { isAnswered, type StoredSegments, storedResponsesSchema, toResponses } from './stored-responses.ts';

/**
 * Submits an attempt and issues its outcome, both in one transaction: when this returns, they are on disk.
 * Submitting again, or twice at once, returns the same attempt with the same outcome.
 */
export async function submitAttempt({ database }: RequestContext, token: string): Promise<Attempt> {
  const attempt = await requireAttempt(database, token);
  if (attempt.submittedAt) return attempt;
  const scoredBy = await publicationToScoreBy(database, attempt);
  return database.$transaction(async (transaction) => {
    // Claim first: whoever sets submitted_at holds the row until the outcome is written; everyone else waits, then finds it set.
    const [claimed] = await transaction.$queryRaw<
      { responses: unknown; segments: StoredSegments; submittedAt: Date }[]
    >`
      UPDATE attempt SET submitted_at = now()
      WHERE id = ${attempt.id}::uuid AND submitted_at IS NULL AND expires_at > now()
      RETURNING responses, segments, submitted_at AS "submittedAt"`;
    if (!claimed) {
      const current = await transaction.attempt.findUnique({ where: { id: attempt.id } });
      return current?.submittedAt ? current : refuseClosed(current);
    }
    const form = (await readAssessmentPublication(transaction, attempt.publicationId)).form;
    const stored = storedResponsesSchema.parse(claimed.responses);
    const missing = placementsOf(form.content).filter(({ id, required }) => required && !isAnswered(stored[id]));
    // Thrown inside the transaction, so the claim is undone with it.
    if (missing.length > 0) throw new IncompleteAttempt(missing, attempt.id);

    const responses = toResponses(form.content, stored);
    const { scoringModel } = scoredBy;
    const scores = scoreWithAlgorithm(algorithmVersion, { model: scoringModel.content, responses });
    await transaction.outcome.create({
      data: {
        attemptId: attempt.id,
        id: v7(),
        formId: form.id,
        scoringModelId: scoringModel.id,
        publicationId: scoredBy.id,
        algorithmVersion,
        inputHash: inputHash({ formHash: form.hash, scoringModelHash: scoringModel.hash, algorithmVersion, responses }),
        reason: 'issued',
        scores: scores as unknown as Prisma.InputJsonObject,
        issuedAt: claimed.submittedAt,
      },
    });
    await noteSubmission(transaction, {
      form,
      scoringModel,
      origin: 'respondent',
      attempts: [
        {
          id: attempt.id,
          locale: attempt.locale,
          submittedAt: claimed.submittedAt,
          responses: stored,
          segments: claimed.segments,
        },
      ],
    });
    await emitEvent(transaction, {
      type: 'attempt.submitted',
      // Nothing of the person: no id, no answer, no segment.
      payload: {
        assessment: form.content.assessment,
        form: form.number,
        scoringModel: scoringModel.number,
        submittedAt: claimed.submittedAt.toISOString(),
      },
    });
    return { ...attempt, responses: stored, submittedAt: claimed.submittedAt };
  });
}

/** The live publication where it still has a form of the attempt's structure, else the one the attempt was started under. */
async function publicationToScoreBy(database: Database, attempt: Attempt): Promise<AssessmentPublication> {
  const own = await readAssessmentPublication(database, attempt.publicationId);
  const live = await findLiveAssessment(database, { documentId: own.documentId });
  return live && live.form.structureHash === own.form.structureHash ? live : own;
}
