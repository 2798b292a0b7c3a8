import { contentHash } from '../publishing/content-hash.ts';
import { canonicaliseResponses, type Responses } from './responses.ts';
import { type ScorableAttempt, scoreAttempt } from './score-attempt.ts';
import type { Scores } from './scores.ts';

/**
 * The algorithm that new outcomes are scored with. Whoever changes a number makes a new version and leaves the old one
 * and its golden cases in place, so that every outcome ever issued can be computed again.
 */
export const algorithmVersion = '1';

const algorithms: ReadonlyMap<string, (attempt: ScorableAttempt) => Scores> = new Map([['1', scoreAttempt]]);

/** Thrown for an outcome of an algorithm that this installation does not have, as after going back to an older one. */
export class UnknownAlgorithmError extends Error {
  readonly version: string;

  constructor(version: string) {
    super(`there is no scoring algorithm of version ${version}`);
    this.name = 'UnknownAlgorithmError';
    this.version = version;
  }
}

/** Scores an attempt as the given version of the algorithm does; errors as of `scoreAttempt`. */
export function scoreWithAlgorithm(version: string, attempt: ScorableAttempt): Scores {
  const score = algorithms.get(version);
  if (!score) throw new UnknownAlgorithmError(version);
  return score(attempt);
}

export interface OutcomeInput {
  formHash: string;
  scoringModelHash: string;
  algorithmVersion: string;
  responses: Responses;
}

/** Names all that an outcome depends on: SHA-256 in hexadecimal, whatever the order of placements and options. */
export function inputHash(input: OutcomeInput): string {
  return contentHash({
    formHash: input.formHash,
    scoringModelHash: input.scoringModelHash,
    algorithmVersion: input.algorithmVersion,
    responses: canonicaliseResponses(input.responses),
  });
}
