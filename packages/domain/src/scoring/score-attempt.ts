import type { ScoringModel } from '../publishing/scoring-model.ts';
import { bandOf } from './bands.ts';
import { type CompiledScorer, compileScorer } from './compile-scorer.ts';
import { orientationOf } from './orientation.ts';
import type { Responses } from './responses.ts';
import { rowByte } from './row-layout.ts';
import type { CompetencyScore, MissingReason, Orientation, OverallScore, Scores } from './scores.ts';

export interface ScorableAttempt {
  model: ScoringModel;
  responses: Responses;
}

/** Scores one attempt. Throws UnscorableResponsesError when the responses are of another form than the model's. */
export function scoreAttempt({ model, responses }: ScorableAttempt): Scores {
  return scoreResponses(compileScorer(model), responses);
}

/** As `scoreAttempt`, for callers that score many attempts under one model. */
export function scoreResponses(scorer: CompiledScorer, responses: Responses): Scores {
  const { model, layout } = scorer;
  const row = new Uint8Array(layout.byteLength);
  const matrix = scorer.createScoreMatrix(1);
  scorer.encode(responses, row);
  scorer.scoreRow(row, 0, matrix, 0);
  const competencies = model.competencies.map(({ key }, place): CompetencyScore => {
    const { presented, answered, missingReason } = scorer.tallyRow(row, 0, place);
    const score = scoreOrNull(matrix.competencies[place]);
    return { competency: key, score, missingReason, band: bandOf(model.bands, score), answered, presented };
  });
  const overall = overallOf(model, scoreOrNull(matrix.overall[0]));
  return { competencies, overall, orientation: orientationFrom(scorer, row) };
}

function overallOf(model: ScoringModel, score: number | null): OverallScore {
  if (score !== null) return { score, missingReason: null, band: bandOf(model.bands, score) };
  return { score, missingReason: whyNoOverall(model), band: null };
}

/** Why an attempt has no overall score under a model, where it has none. */
export function whyNoOverall(model: ScoringModel): MissingReason {
  return model.competencies.some(({ weight }) => weight > 0) ? 'competency-without-score' : 'nothing-weighted';
}

function orientationFrom({ model, layout }: CompiledScorer, row: Uint8Array): Orientation | null {
  if (!model.orientation) return null;
  const counts = { positive: 0, negative: 0 };
  const slots = new Map(layout.slots.map((slot) => [slot.placement, slot]));
  for (const { placement, poles } of model.orientation.placements) {
    const slot = slots.get(placement);
    const chosen = slot?.options[(row[slot.at] ?? 0) - rowByte.firstOption];
    if (chosen === undefined) continue;
    if (poles[chosen] === 1) counts.positive++;
    else counts.negative++;
  }
  return orientationOf(counts, model.orientation);
}

function scoreOrNull(score: number | undefined): number | null {
  return score === undefined || Number.isNaN(score) ? null : score;
}
