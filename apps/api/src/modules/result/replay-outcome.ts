import { isDeepStrictEqual } from 'node:util';
import { inputHash, scoreWithAlgorithm } from '@yardstick/domain/scoring/algorithm.ts';
import type { Database } from '../../db/client.ts';
import type { Outcome } from '../../generated/prisma/client.ts';
import { storedResponsesSchema, toResponses } from '../attempt/stored-responses.ts';
import { readAssessmentPublication } from '../publishing/published-content.ts';
import { storedScoresSchema } from './stored-scores.ts';

export interface Replay {
  outcomeId: string;
  isSameInput: boolean;
  /** every number is the same to the last bit */
  isSameOutcome: boolean;
}

/** Scores an outcome again from its attempt, form, scoring model and algorithm version, and compares both. Writes nothing. */
export async function replayOutcome(database: Database, outcome: Outcome): Promise<Replay> {
  const attempt = await database.attempt.findUniqueOrThrow({ where: { id: outcome.attemptId } });
  const { form } = await readAssessmentPublication(database, attempt.publicationId);
  const { scoringModel } = await readAssessmentPublication(database, outcome.publicationId);
  const responses = toResponses(form.content, storedResponsesSchema.parse(attempt.responses));
  const { algorithmVersion } = outcome;
  const scores = scoreWithAlgorithm(algorithmVersion, { model: scoringModel.content, responses });
  const hash = inputHash({ formHash: form.hash, scoringModelHash: scoringModel.hash, algorithmVersion, responses });
  return {
    outcomeId: outcome.id,
    isSameInput: hash === outcome.inputHash,
    isSameOutcome: isDeepStrictEqual(scores, storedScoresSchema.parse(outcome.scores)),
  };
}

const batchSize = 500;

/** Replays one outcome, or all of them in batches. */
export async function* replayOutcomes(database: Database, outcomeId: string | null): AsyncGenerator<Replay> {
  let after: { attemptId: string; id: string } | null = null;
  for (;;) {
    const outcomes: Outcome[] = await database.outcome.findMany({
      where: outcomeId === null ? {} : { id: outcomeId },
      orderBy: [{ attemptId: 'asc' }, { id: 'asc' }],
      take: batchSize,
      ...(after && { cursor: { attemptId_id: after }, skip: 1 }),
    });
    for (const outcome of outcomes) yield await replayOutcome(database, outcome);
    const last = outcomes.at(-1);
    if (!last || outcomes.length < batchSize) return;
    after = { attemptId: last.attemptId, id: last.id };
  }
}
