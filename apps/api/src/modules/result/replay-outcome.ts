import { isDeepStrictEqual } from 'node:util';
import { inputHash, scoreWithAlgorithm } from '@yardstick/domain/scoring/algorithm.ts';
import type { Database } from '../../db/client.ts';
import type { Attempt, Outcome } from '../../generated/prisma/client.ts';
import { storedResponsesSchema, toResponses } from '../attempt/stored-responses.ts';
import { readAssessmentPublication } from '../publishing/published-content.ts';
import { storedScoresSchema } from './stored-scores.ts';

export interface Replay {
  outcomeId: string;
  isSameInput: boolean;
  /** every number is the same to the last bit */
  isSameOutcome: boolean;
}

/** Replays one outcome, or all of them in batches of so many attempts, in the order of these. Writes nothing. */
export async function* replayOutcomes(
  database: Database,
  outcomeId: string | null,
  batchSize = 500,
): AsyncGenerator<Replay> {
  const attempts = outcomeId === null ? readAll(database, batchSize) : readOne(database, outcomeId);
  for await (const { outcomes, ...attempt } of attempts)
    for (const outcome of outcomes) yield await replayOutcome(database, attempt, outcome);
}

type AttemptWithOutcomes = Attempt & { outcomes: Outcome[] };

async function* readOne(database: Database, id: string): AsyncGenerator<AttemptWithOutcomes> {
  const outcome = await database.outcome.findFirst({ where: { id }, include: { attempt: true } });
  if (outcome) yield { ...outcome.attempt, outcomes: [outcome] };
}

async function* readAll(database: Database, batchSize: number): AsyncGenerator<AttemptWithOutcomes> {
  for (let last: string | undefined; ; ) {
    const attempts: AttemptWithOutcomes[] = await database.attempt.findMany({
      where: { submittedAt: { not: null }, ...(last && { id: { gt: last } }) },
      include: { outcomes: { orderBy: { id: 'asc' } } },
      orderBy: { id: 'asc' },
      take: batchSize,
    });
    yield* attempts;
    last = attempts.at(-1)?.id;
    if (attempts.length < batchSize) return;
  }
}

/** Scores an outcome again from its attempt, form, scoring model and algorithm version, and compares both. */
async function replayOutcome(database: Database, attempt: Attempt, outcome: Outcome): Promise<Replay> {
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
