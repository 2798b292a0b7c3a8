import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFocusAreas } from '../scoring/focus-areas.ts';
import { compileFirstFocus } from './compile-first-focus.ts';

const competencies = ['people', 'technology', 'business', 'operations'].map((key) => ({ key, weight: 1 }));

/** Numbers of which many combinations tie, some only to nine decimals, and some nearly. */
const score = fc.constantFrom(null, 0, 10, 20, 40, 50, 100, 100 / 3, 200 / 3, 40 - 4e-9, 70 - 30 * (1 + 1e-15));
const ofEach = (value: fc.Arbitrary<number>) =>
  fc.tuple(...competencies.map(() => fc.option(value))).map((values) =>
    Object.fromEntries(
      competencies.flatMap(({ key }, place) => {
        const given = values[place] ?? null;
        return given === null ? [] : [[key, given]];
      }),
    ),
  );
const profile = fc.record({
  targets: ofEach(fc.constantFrom(0, 40, 50, 60, 70, 80, 100)),
  weights: ofEach(fc.constantFrom(0, 0.5, 1, 2, 3, 1 / 3)),
});

it('finds the competency that stands first among the focus areas, ties included', () => {
  let ties = 0;
  fc.assert(
    fc.property(profile, fc.tuple(score, score, score, score), (profile, scores) => {
      const areas = findFocusAreas({
        competencies: competencies.map(({ key }, place) => ({ competency: key, score: scores[place] ?? null })),
        profile,
        standardErrors: {},
      });
      if (areas[0] && areas[1] && Math.abs(areas[0].priority - areas[1].priority) < 1e-8) ties++;

      const first = compileFirstFocus(competencies, profile)(
        Float64Array.from([7, ...scores], (score) => score ?? Number.NaN),
        1,
      );

      expect(competencies[first]?.key).toBe(areas[0]?.competency);
    }),
    { numRuns: 20_000 },
  );
  expect(ties).toBeGreaterThan(500);
});
