import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringModel } from '../publishing/scoring-model.ts';
import { compileScorer } from '../scoring/compile-scorer.ts';
import type { Responses } from '../scoring/responses.ts';
import { scoreResponses } from '../scoring/score-attempt.ts';
import { aModel, aPlacement } from '../scoring/testing/small-model.ts';
import { layOutCells } from './cell-layout.ts';
import { compareScorings } from './compare-scorings.ts';
import { estimateReliabilityIfDeleted } from './estimate-reliability.ts';
import { keysOf } from './question-key.ts';
import { arbitraryGroup } from './testing/arbitrary-group.ts';
import { countPeople } from './testing/count-people.ts';
import { correlationOf, meanOf, standardDeviationOf } from './testing/from-attempts.ts';
import { model as published, people as realPeople } from './testing/personality-responses.ts';

/** Scores of everybody who answered all questions of the competency, or of the form: each attempt is read and scored. */
function scoreEach(model: ScoringModel, people: readonly Responses[], competency?: string): number[] {
  const scorer = compileScorer(model);
  const { questions } = layOutCells(model, competency);
  return people
    .filter(({ answers }) => questions.every(({ placement }) => (answers[placement]?.length ?? 0) > 0))
    .map((responses) => {
      const { competencies, overall } = scoreResponses(scorer, responses);
      const scored = competency === undefined ? overall : competencies.find((part) => part.competency === competency);
      return scored?.score ?? Number.NaN;
    });
}

function compareFromCells(
  [before, after]: readonly [ScoringModel, ScoringModel],
  people: readonly Responses[],
  competency?: string,
) {
  const { cells } = countPeople(before, people, competency);
  return compareScorings(cells, { before: keysOf(cells.layout, before), after: keysOf(cells.layout, after) });
}

const closeTo = (expected: number) => expect.closeTo(expected, 9);

/** Other values, weights and directions: the numbers are those that come next in the list. */
function rescore(model: ScoringModel, numbers: readonly number[]): ScoringModel {
  let at = 0;
  const next = () => numbers[at++ % numbers.length] as number;
  return {
    ...model,
    placements: model.placements.map((placement) => ({
      ...placement,
      values: Object.fromEntries(Object.keys(placement.values).map((option) => [option, next() - 4])),
      weight: next() / 4,
      reversed: next() % 2 === 0,
    })),
    competencies: model.competencies.map(({ key }) => ({ key, weight: next() })),
  };
}

const numbers = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 40, maxLength: 60 });

describe('another scoring of the same answers', () => {
  it('has the means, SDs and correlation with the old scores that scoring every attempt gives', () => {
    let compared = 0;
    fc.assert(
      fc.property(arbitraryGroup, numbers, ({ model, people }, numbers) => {
        const models = [model, rescore(model, numbers)] as const;
        for (const competency of [undefined, ...new Set(model.placements.map((placed) => placed.competency))]) {
          const [before, after] = models.map((scored) => scoreEach(scored, people, competency)) as [number[], number[]];
          const comparison = compareFromCells(models, people, competency);
          for (const [scores, ours] of [
            [before, comparison.before],
            [after, comparison.after],
          ] as const) {
            expect(ours.n).toBe(scores.length);
            if (scores.length < 2 || scores.some(Number.isNaN)) continue;
            expect(ours.mean).toEqual(closeTo(meanOf(scores)));
            expect(ours.standardDeviation).toEqual(closeTo(standardDeviationOf(scores)));
          }
          if ([before, after].some((scores) => !(standardDeviationOf(scores) > 1e-6))) continue;
          expect(comparison.correlation).toEqual(closeTo(correlationOf(before, after)));
          compared++;
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it.each([undefined, 'agree', 'openness'])('holds for the real answers of 2,800 people (%s)', (competency) => {
    const models = [published, rescore(published, [3, 9, 4, 1, 7, 12, 2, 8, 0, 5, 11])] as const;
    const [before, after] = models.map((model) => scoreEach(model, realPeople, competency)) as [number[], number[]];
    const comparison = compareFromCells(models, realPeople, competency);

    expect(before.length).toBeGreaterThan(2000);
    expect(comparison).toMatchObject({
      before: {
        n: before.length,
        mean: closeTo(meanOf(before)),
        standardDeviation: closeTo(standardDeviationOf(before)),
      },
      after: { n: after.length, mean: closeTo(meanOf(after)), standardDeviation: closeTo(standardDeviationOf(after)) },
      correlation: closeTo(correlationOf(before, after)),
    });
  });

  it('has the alpha of the weighted parts of the score, and the standard error that follows from it', () => {
    const weights = [4, 1, 2, 0, 3];
    const rescored = {
      ...published,
      placements: published.placements.map((placed, place) => ({ ...placed, weight: weights[place % 5] as number })),
    };
    const { after } = compareFromCells([published, rescored], realPeople, 'neuroticism');
    const people = realPeople.filter(({ answers }) => [1, 2, 3, 4, 5].every((item) => answers[`N${item}`]));
    const parts = [1, 2, 3, 5].map((item) =>
      people.map(({ answers }) => (weights[item - 1] as number) * 2 * (Number(answers[`N${item}`]?.[0]) - 1)),
    );
    const total = people.map((_, person) => parts.reduce((sum, part) => sum + (part[person] ?? 0), 0));
    const varianceOfParts = parts.reduce((sum, part) => sum + standardDeviationOf(part) ** 2, 0);
    const alpha = (4 / 3) * (1 - varianceOfParts / standardDeviationOf(total) ** 2);

    expect(after).toMatchObject({
      k: 4,
      alpha: closeTo(alpha),
      standardDeviation: closeTo(standardDeviationOf(total)),
    });
    expect(after.standardError).toEqual(closeTo(standardDeviationOf(total) * Math.sqrt(1 - alpha)));
    const { cells } = countPeople(published, realPeople, 'neuroticism');
    expect(estimateReliabilityIfDeleted(cells, keysOf(cells.layout, rescored))[3]).toBeNull();
  });

  it('leaves a question whose options have one value out of its competency, as scoring does', () => {
    const placements = [
      aPlacement('first', [0, 1]),
      aPlacement('constant', [4, 4], { weight: 3 }),
      aPlacement('other', [0, 1, 2], { competency: 'business' }),
    ];
    const competencies = ['people', 'business'].map((key) => ({ key, weight: 1 }));
    const model = aModel({ placements, competencies, orientation: null });
    const people = [
      { answers: { first: ['a'], constant: ['a'], other: ['c'] } },
      { answers: { first: ['b'], constant: ['b'], other: ['a'] } },
      { answers: { first: ['b'], constant: ['a'], other: ['b'] } },
    ];
    expect(scoreEach(model, people)).toEqual([50, 50, 75]);
    expect(compareFromCells([model, model], people).after).toMatchObject({ k: 2, mean: closeTo(175 / 3) });

    const { cells } = countPeople(model, people, 'people');
    const keys = ['constant', 'first'].map((_, place) => ({ values: [4, 4 + place], reversed: false, weight: 1 }));
    expect(compareScorings(cells, { before: keys, after: keys }).after).toMatchObject({ k: 1, mean: closeTo(200 / 3) });
  });

  it('has nothing to say where nobody answered, or everybody the same', () => {
    const model = aModel({
      placements: [aPlacement('first', [0, 1]), aPlacement('second', [0, 1])],
      orientation: null,
    });
    const same = { answers: { first: ['a'], second: ['b'] } };
    const undefinedYet = { alpha: null, standardisedAlpha: null, guttmanLambda6: null, standardError: null };
    expect(compareFromCells([model, model], [])).toMatchObject({
      before: { n: 0, mean: null, standardDeviation: null, interval: null, ...undefinedYet },
      correlation: null,
    });
    expect(compareFromCells([model, model], [same, same, same])).toMatchObject({
      after: { n: 3, mean: 50, standardDeviation: 0, interval: null, ...undefinedYet },
      correlation: null,
    });
  });
});
