import fc from 'fast-check';
import type { ScoringModel } from '../../publishing/scoring-model.ts';
import type { Responses } from '../../scoring/responses.ts';
import { arbitraryModel, arbitraryResponses } from '../../scoring/testing/arbitrary-attempt.ts';

export interface Group {
  model: ScoringModel;
  people: Responses[];
}

/** Any scoring model with the answers of up to twelve people. */
export const arbitraryGroup: fc.Arbitrary<Group> = arbitraryModel.chain((model) =>
  fc.array(arbitraryResponses(model), { maxLength: 12 }).map((people) => ({ model, people })),
);
