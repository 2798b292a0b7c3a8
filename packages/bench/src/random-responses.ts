import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import type { Responses } from '@yardstick/domain/scoring/responses.ts';

const shareSkipped = 0.02;

/** Answers every placement with one option at random, or skips it; the same seed gives the same responses. */
export function createRandomResponses(model: ScoringModel, seed: number): () => Responses {
  const random = createRandom(seed);
  const placements = model.placements.map(({ placement, values }) => ({ placement, options: Object.keys(values) }));
  return () => {
    const answers: Record<string, string[]> = {};
    for (const { placement, options } of placements) {
      const chosen = options[Math.floor(random() * options.length)];
      answers[placement] = chosen === undefined || random() < shareSkipped ? [] : [chosen];
    }
    return { answers };
  };
}

/** Marsaglia's xorshift of 32 bits, as numbers from 0 to below 1. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
