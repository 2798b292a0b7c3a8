import fc from 'fast-check';
import type { ScoringModel } from '../../publishing/scoring-model.ts';
import type { Responses } from '../../scoring/responses.ts';
import { scoreAttempt } from '../../scoring/score-attempt.ts';
import { arbitraryModel, arbitraryResponses } from '../../scoring/testing/arbitrary-attempt.ts';

export interface ScoredResponses {
  responses: Responses;
  /** overall */
  score: number | null;
}

export interface Group {
  model: ScoringModel;
  attempts: ScoredResponses[];
}

/** Any scoring model with the attempts of up to twelve people. */
export const arbitraryGroup: fc.Arbitrary<Group> = arbitraryModel.chain((model) =>
  fc.array(arbitraryResponses(model), { maxLength: 12 }).map((people) => ({
    model,
    attempts: people.map((responses) => ({ responses, score: scoreAttempt({ model, responses }).overall.score })),
  })),
);
