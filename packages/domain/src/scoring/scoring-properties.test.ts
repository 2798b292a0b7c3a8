import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoredPlacement, ScoringModel } from '../publishing/scoring-model.ts';
import { compileScorer } from './compile-scorer.ts';
import type { Responses } from './responses.ts';
import { scoreAttempt } from './score-attempt.ts';
import type { Scores } from './scores.ts';
import { arbitraryAttempt, arbitraryModel, arbitraryResponses } from './testing/arbitrary-attempt.ts';

const numbersOf = ({ competencies, overall }: Scores) => [...competencies.map(({ score }) => score), overall.score];

/** Shuffles by sorting on drawn numbers. */
const shuffled = <T>(list: readonly T[], ranks: readonly number[]) =>
  list
    .map((element, index) => ({ element, rank: ranks[index % ranks.length] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ element }) => element);

const mapPlacements = (model: ScoringModel, change: (placement: ScoredPlacement) => ScoredPlacement) => ({
  ...model,
  placements: model.placements.map(change),
});

/** The definition, as plainly as it can be written. */
function scoreNaively(model: ScoringModel, { answers, notPresented = [] }: Responses): (number | null)[] {
  const scores = model.competencies.map(({ key }) => {
    const presented = model.placements.filter((p) => p.competency === key && !notPresented.includes(p.placement));
    const answered = presented.filter((p) => (answers[p.placement] ?? []).length > 0);
    const weightOf = (placements: ScoredPlacement[]) =>
      placements.reduce((sum, p) => sum + (rangeOf(p)[0] === rangeOf(p)[1] ? 0 : p.weight), 0);
    const share = model.missingRule.answeredShareAbove;
    if (!(answered.length > share * presented.length && weightOf(answered) > share * weightOf(presented))) return null;
    const points = answered.reduce((sum, p) => {
      const [low, high] = rangeOf(p);
      if (low === high) return sum;
      const value = (answers[p.placement] ?? []).reduce((total, option) => total + (p.values[option] ?? Number.NaN), 0);
      const x = (value - low) / (high - low);
      return sum + p.weight * (p.reversed ? 1 - x : x);
    }, 0);
    return (100 * points) / weightOf(answered);
  });
  const total = model.competencies.reduce((sum, { weight }) => sum + weight, 0);
  const overall = model.competencies.reduce<number | null>((sum, { weight }, index) => {
    if (weight === 0) return sum;
    const score = scores[index] ?? null;
    return sum === null || score === null ? null : sum + (weight / total) * score;
  }, 0);
  return [...scores, total === 0 ? null : overall];
}

function rangeOf({ multiple, values }: ScoredPlacement): [number, number] {
  const all = Object.values(values);
  if (!multiple) return [Math.min(...all), Math.max(...all)];
  return [all.reduce((sum, v) => sum + Math.min(0, v), 0), all.reduce((sum, v) => sum + Math.max(0, v), 0)];
}

function expectSameScores(found: readonly (number | null)[], expected: readonly (number | null)[]): void {
  expect(found.map((score) => score === null)).toEqual(expected.map((score) => score === null));
  found.forEach((score, index) => {
    expect(Math.abs((score ?? 0) - (expected[index] ?? 0))).toBeLessThan(1e-11);
  });
}

describe('whatever the model and the responses', () => {
  it('the matrix of rows, the single attempt and the plain definition give the same scores', () => {
    const manyAttempts = arbitraryModel.chain((model) =>
      fc.record({
        model: fc.constant(model),
        people: fc.array(arbitraryResponses(model), { minLength: 1, maxLength: 5 }),
      }),
    );
    fc.assert(
      fc.property(manyAttempts, ({ model, people }) => {
        const scorer = compileScorer(model);
        const rows = new Uint8Array(people.length * scorer.layout.byteLength);
        people.forEach((responses, row) => {
          scorer.encode(responses, rows, row * scorer.layout.byteLength);
        });
        const matrix = scorer.createScoreMatrix(people.length);
        scorer.scoreRows(rows, people.length, matrix);

        people.forEach((responses, row) => {
          const single = numbersOf(scoreAttempt({ model, responses }));
          const width = model.competencies.length;
          const inMatrix = [...matrix.competencies.slice(row * width, (row + 1) * width), matrix.overall[row] ?? 0];
          expect(inMatrix.map((score) => (Number.isNaN(score) ? null : score))).toEqual(single);
          expectSameScores(single, scoreNaively(model, responses));
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('every score lies between 0 and 100, and is missing exactly where a reason is given', () => {
    fc.assert(
      fc.property(arbitraryAttempt, (attempt) => {
        const { competencies, overall } = scoreAttempt(attempt);
        for (const { score, missingReason, band } of [...competencies, overall]) {
          expect(score === null).toBe(missingReason !== null);
          expect(score === null).toBe(band === null);
          expect(score ?? 0).toBeGreaterThanOrEqual(0);
          expect(score ?? 0).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('only the proportion of weights counts', () => {
    const factor = fc.constantFrom(0.5, 3, 10, 1024);
    fc.assert(
      fc.property(arbitraryAttempt, factor, factor, ({ model, responses }, byQuestion, byCompetency) => {
        const scaled = {
          ...mapPlacements(model, (placement) => ({ ...placement, weight: placement.weight * byQuestion })),
          competencies: model.competencies.map(({ key, weight }) => ({ key, weight: weight * byCompetency })),
        };
        expect(scoreAttempt({ model: scaled, responses })).toEqual(scoreAttempt({ model, responses }));
      }),
    );
  });

  it('the order of questions, competencies and options counts for nothing, not even in the last bit', () => {
    const ranks = fc.array(fc.integer(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(arbitraryAttempt, ranks, ({ model, responses }, order) => {
        const reordered = {
          ...model,
          competencies: shuffled(model.competencies, order),
          placements: shuffled(model.placements, order).map((placement) => ({
            ...placement,
            values: Object.fromEntries(shuffled(Object.entries(placement.values), order)),
          })),
        };
        const scores = scoreAttempt({ model, responses });
        const again = scoreAttempt({ model: reordered, responses });
        const inOrder = scores.competencies.map(({ competency }) =>
          again.competencies.find((found) => found.competency === competency),
        );
        expect({ ...again, competencies: inOrder }).toEqual(scores);
        expect(compileScorer(reordered).layout).toEqual(compileScorer(model).layout);
      }),
    );
  });

  it('a question more that is skipped changes the counts and no score, while enough is answered', () => {
    fc.assert(
      fc.property(arbitraryAttempt, ({ model, responses }) => {
        const skipped = { placement: 'one-more', competency: 'people', multiple: false, reversed: false, weight: 1 };
        const longer = { ...model, placements: [...model.placements, { ...skipped, values: { a: 0, b: 7 } }] };
        const before = scoreAttempt({ model, responses });
        const after = scoreAttempt({ model: longer, responses });
        fc.pre(
          after.competencies.every(({ score }, index) => score !== null || before.competencies[index]?.score === null),
        );

        expect(numbersOf(after)).toEqual(numbersOf(before));
        const counts = ({ competencies }: Scores) =>
          competencies.map(({ answered, presented }) => ({ answered, presented }));
        const expected = counts(before).map((count, index) =>
          index === 0 ? { ...count, presented: count.presented + 1 } : count,
        );
        expect(counts(after)).toEqual(expected);
      }),
    );
  });

  it('keying every question the other way round turns a score into what was missing to 100', () => {
    fc.assert(
      fc.property(arbitraryAttempt, ({ model, responses }) => {
        const mirrored = mapPlacements(model, (placement) => ({ ...placement, reversed: !placement.reversed }));
        const expected = numbersOf(scoreAttempt({ model, responses })).map((score) =>
          score === null ? null : 100 - score,
        );
        expectSameScores(numbersOf(scoreAttempt({ model: mirrored, responses })), expected);
      }),
    );
  });

  it('a better answer never lowers a score', () => {
    const choice = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(arbitraryAttempt, choice, choice, ({ model, responses }, pick, replacement) => {
        const answered = model.placements.filter(({ placement }) => (responses.answers[placement] ?? []).length > 0);
        const changed = answered[pick % Math.max(1, answered.length)];
        fc.pre(changed !== undefined);
        const options = Object.keys(changed.values);
        const other = [options[replacement % options.length] ?? ''];
        const worthOf = (chosen: readonly string[]) =>
          chosen.reduce((sum, option) => sum + (changed.values[option] ?? 0), 0) * (changed.reversed ? -1 : 1);
        const [worse, better] = [responses.answers[changed.placement] ?? [], other].sort(
          (a, b) => worthOf(a) - worthOf(b),
        );
        const scoresWith = (chosen: readonly string[] = []) =>
          numbersOf(
            scoreAttempt({
              model,
              responses: { ...responses, answers: { ...responses.answers, [changed.placement]: chosen } },
            }),
          );

        const low = scoresWith(worse);
        scoresWith(better).forEach((score, index) => {
          expect(score ?? 0).toBeGreaterThanOrEqual(low[index] ?? 0);
        });
      }),
    );
  });
});
