import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ScoringModel } from '../publishing/scoring-model.ts';
import type { CoOccurrenceCells } from '../statistics/co-occurrence-cells.ts';
import { compareScorings } from '../statistics/compare-scorings.ts';
import { keysOf } from '../statistics/question-key.ts';
import { arbitraryGroup } from '../statistics/testing/arbitrary-group.ts';
import { countPeople } from '../statistics/testing/count-people.ts';
import { model as published, people as realPeople } from '../statistics/testing/personality-responses.ts';
import { compareMoments } from './compare-moments.ts';

const reweigh = (model: ScoringModel, weights: readonly number[]): ScoringModel => ({
  ...model,
  placements: model.placements.map((placed, place) => ({
    ...placed,
    weight: weights[place % weights.length] ?? 1,
    reversed: placed.reversed !== (place % 4 === 0),
  })),
  competencies: model.competencies.map(({ key }, place) => ({ key, weight: weights.at(-place - 1) ?? 1 })),
});

function expectAgreement(cells: CoOccurrenceCells, before: ScoringModel, after: ScoringModel): void {
  const keys = { before: keysOf(cells.layout, before), after: keysOf(cells.layout, after) };
  const expected = compareScorings(cells, keys);
  const found = compareMoments(cells, before, after);
  // Nine digits of the number: an alpha can be far below zero.
  const close = (value: number | null) =>
    value === null ? null : expect.closeTo(value, 9 - Math.max(0, Math.ceil(Math.log10(Math.abs(value) + 1))));
  for (const side of ['before', 'after'] as const) {
    const { mean, standardDeviation, alpha, standardError } = expected[side];
    expect(found[side]).toEqual({
      mean: close(mean),
      standardDeviation: close(standardDeviation),
      alpha: close(alpha),
      // the root of a hair below zero is no number
      standardError: alpha !== null && alpha > 1 - 1e-9 ? expect.anything() : close(standardError),
    });
  }
  expect([found.n, found.correlation]).toEqual([expected.before.n, close(expected.correlation)]);
}

it('says of two scorings what the comparison of reliabilities says, for any answers', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(arbitraryGroup, weights, ({ model, people }, weights) => {
      for (const competency of [undefined, ...new Set(model.placements.map((placed) => placed.competency))]) {
        const cells = countPeople(model, people, competency).cells;
        expectAgreement(cells, model, reweigh(model, weights));
      }
    }),
    { numRuns: 300 },
  );
});

it.each([undefined, 'agree', 'openness'])('says it of the real answers of 2,800 people (%s)', (competency) => {
  const cells = countPeople(published, realPeople, competency).cells;
  expect(cells.n).toBeGreaterThan(2000);

  expectAgreement(cells, published, reweigh(published, [3, 1, 4, 1, 5]));
});

it('stays exact for values that ordinary numbers cannot multiply', () => {
  const huge = (model: ScoringModel): ScoringModel => ({
    ...model,
    placements: model.placements.map((placed, place) => ({
      ...placed,
      values: Object.fromEntries(Object.keys(placed.values).map((option, at) => [option, at * (1e9 + place)])),
    })),
  });

  expectAgreement(countPeople(published, realPeople).cells, published, huge(published));
});
