import fc from 'fast-check';
import type { ScoredPlacement, ScoringModel } from '../../publishing/scoring-model.ts';
import type { Responses } from '../responses.ts';

const competencyKeys = ['people', 'technology', 'business'];

/** Multiples of a quarter: sums and products of few of them are exact, so that a naive reference decides ties rightly. */
const weight = fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4);

const placementShape = fc.record({
  competency: fc.constantFrom(...competencyKeys),
  multiple: fc.boolean(),
  reversed: fc.boolean(),
  weight,
  values: fc.array(fc.integer({ min: -4, max: 6 }), { minLength: 2, maxLength: 11 }),
});

function toPlacement(shape: Omit<ScoredPlacement, 'placement' | 'values'> & { values: number[] }, index: number) {
  const values = Object.fromEntries(shape.values.map((value, option) => [`q${index}-${option}`, value]));
  return { ...shape, placement: `q${index}`, values };
}

/** Any scoring model of up to three competencies and twelve questions, without orientation. */
export const arbitraryModel: fc.Arbitrary<ScoringModel> = fc
  .record({
    shapes: fc.array(placementShape, { minLength: 1, maxLength: 12 }),
    weights: fc.tuple(weight, weight, weight),
    answeredShareAbove: fc.constantFrom(0, 0.25, 0.5, 0.75),
  })
  .map(({ shapes, weights, answeredShareAbove }) => ({
    schemaVersion: 1,
    structureHash: '',
    placements: shapes.map(toPlacement),
    competencies: competencyKeys.map((key, index) => ({ key, weight: weights[index] ?? 1 })),
    missingRule: { answeredShareAbove },
    bands: [
      { key: 'low', from: 0 },
      { key: 'high', from: 50 },
    ],
    roleProfiles: [],
    orientation: null,
  }));

/** Any responses to a model: mostly answered, some skipped, some not presented. */
export function arbitraryResponses(model: ScoringModel): fc.Arbitrary<Responses> {
  const answers = model.placements.map((placement) =>
    fc.oneof(
      { weight: 6, arbitrary: arbitraryAnswer(placement) },
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  );
  return fc.tuple(...answers).map((chosen) => {
    const entries = model.placements.map(({ placement }, index) => [placement, chosen[index] ?? null] as const);
    return {
      answers: Object.fromEntries(entries.flatMap(([placement, options]) => (options ? [[placement, options]] : []))),
      notPresented: entries.flatMap(([placement, options]) => (options ? [] : [placement])),
    };
  });
}

function arbitraryAnswer({ multiple, values }: ScoredPlacement): fc.Arbitrary<string[]> {
  const options = Object.keys(values);
  return multiple ? fc.subarray(options) : fc.constantFrom(...options).map((option) => [option]);
}

/** A model together with responses to it. */
export const arbitraryAttempt = arbitraryModel.chain((model) =>
  arbitraryResponses(model).map((responses) => ({ model, responses })),
);
