import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringModel } from '../publishing/scoring-model.ts';
import { compileScorer } from '../scoring/compile-scorer.ts';
import { scoreResponses } from '../scoring/score-attempt.ts';
import { arbitraryModel } from '../scoring/testing/arbitrary-attempt.ts';
import { aModel, aPlacement } from '../scoring/testing/small-model.ts';
import { correlationOf, covarianceOf, meanOf, standardDeviationOf } from '../statistics/testing/from-attempts.ts';
import { ImpossibleCorrelations } from './draw-abilities.ts';
import { drawQuestions, type GradedQuestion } from './draw-questions.ts';
import { drawSegments } from './draw-segments.ts';
import { prepareToSimulate, type SimulatedAttempt } from './simulate-attempts.ts';
import { type SimulationSettings, usualSettings } from './simulation-settings.ts';
import {
  expectedCorrelation,
  expectedReliability,
  expectedSum,
  type KeyedQuestion,
  overAbilities,
} from './testing/expected-scores.ts';
import { formOfModel } from './testing/form-of-model.ts';

const numbers = [0, 1, 2, 3, 4, 5, 6];
const likert = (competency: string) =>
  numbers.map((number) => {
    const name = `${competency}${number}`;
    const values = Object.fromEntries([1, 2, 3, 4, 5].map((value) => [`${name}-${value}`, value]));
    return aPlacement(name, [], { competency, reversed: number % 3 === 2, values });
  });
const model = aModel({
  placements: [...likert('people'), ...likert('technology')],
  competencies: ['people', 'technology'].map((key) => ({ key, weight: 1 })),
  orientation: null,
});
const month = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2026-02-01T00:00:00Z') };
/** Nobody is careless, skips, or differs by segment. */
const plain: SimulationSettings = {
  ...usualSettings,
  segmentEffect: 0,
  shareWithoutSegment: 0,
  shareSkipped: 0,
  shareCareless: 0,
};
const segments = { role: ['cto', 'vpe', 'none'] };

interface Population {
  count?: number;
  model?: ScoringModel;
  settings?: Partial<SimulationSettings>;
  optional?: readonly string[];
}

function simulate({ count = 20_000, model: scoring = model, settings = {}, optional = [] }: Population = {}) {
  const make = prepareToSimulate({
    form: formOfModel(scoring, { segments, optional }),
    model: scoring,
    locales: ['en', 'de'],
    settings: { ...plain, ...settings },
    ...month,
  });
  return Array.from({ length: count }, (_, nth) => make(nth));
}

/** One number per person: the question scores from 0 to 1, keyed. */
function questionScores(attempts: readonly SimulatedAttempt[], placement: string): number[] {
  const key = model.placements.find((scored) => scored.placement === placement);
  return attempts.map(({ responses }) => {
    const x = ((key?.values[responses.answers[placement]?.[0] ?? ''] ?? Number.NaN) - 1) / 4;
    return key?.reversed ? 1 - x : x;
  });
}

function sumsOf(attempts: readonly SimulatedAttempt[], competency: string): number[] {
  const questions = numbers.map((number) => questionScores(attempts, `${competency}${number}`));
  return attempts.map((_, person) => questions.reduce((sum, scores) => sum + (scores[person] ?? Number.NaN), 0));
}

function keyed(competency: string, seed = plain.seed): KeyedQuestion[] {
  const questions = drawQuestions(formOfModel(model), model, seed);
  return model.placements.flatMap((key, place) =>
    key.competency === competency ? [{ key, question: questions[place] as GradedQuestion }] : [],
  );
}

describe('simulated attempts', () => {
  it('are the same for the same seed, whichever were made before, and others for another seed', () => {
    const make = (seed: number) =>
      prepareToSimulate({
        form: formOfModel(model, { segments }),
        model,
        locales: ['en', 'de'],
        settings: { ...usualSettings, seed },
        ...month,
      });
    const inOrder = [0, 1, 2, 3].map(make(7));
    const backwards = [3, 2, 1, 0].map(make(7)).reverse();

    expect(backwards).toEqual(inOrder);
    expect([0, 1, 2, 3].map(make(8))).not.toEqual(inOrder);
    expect(new Set(inOrder.map((attempt) => JSON.stringify(attempt))).size).toBe(4);
  });

  it('answer any form so that its scoring model takes them, and skip nothing that is required', () => {
    fc.assert(
      fc.property(arbitraryModel, fc.integer(), (any, seed) => {
        const required = any.placements[0]?.placement ?? '';
        const optional = any.placements.map(({ placement }) => placement).filter((name) => name !== required);
        const settings = { ...usualSettings, seed, shareSkipped: 0.5, shareCareless: 0.3 };
        const scorer = compileScorer(any);
        for (const attempt of simulate({ count: 5, model: any, settings, optional })) {
          expect(scorer.findResponseProblems(attempt.responses)).toEqual([]);
          expect(attempt.responses.answers[required]?.length).toBeGreaterThan(0);
          expect(Object.keys(attempt.durationsMs)).toHaveLength(any.placements.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are submitted within the time asked for, as long after their beginning as their answers took', () => {
    for (const { startedAt, submittedAt, durationsMs } of simulate({ count: 2000 })) {
      expect(submittedAt >= month.from && submittedAt < month.until).toBe(true);
      const took = Object.values(durationsMs).reduce((sum, duration) => sum + duration, 0);
      expect(submittedAt.getTime() - startedAt.getTime()).toBe(took);
    }
  });

  it('are read in all locales of the publication, most often in the first', () => {
    const locales = simulate({ count: 2000 }).map(({ locale }) => locale);
    const shareOf = (wanted: string) => locales.filter((locale) => locale === wanted).length / locales.length;
    expect(shareOf('en') + shareOf('de')).toBe(1);
    expect(shareOf('en')).toBeGreaterThan(shareOf('de'));
    expect(shareOf('de')).toBeGreaterThan(0.1);
  });
});

describe('the graded-response model', () => {
  const attempts = simulate();

  it.each(['people', 'technology'])('gives the alpha and the variance that its parameters say: %s', (competency) => {
    const expected = expectedReliability(keyed(competency));
    const sums = sumsOf(attempts, competency);
    const variance = covarianceOf(sums, sums);
    const ofQuestions = numbers.map((number) => {
      const scores = questionScores(attempts, `${competency}${number}`);
      return covarianceOf(scores, scores);
    });
    const alpha = (7 / 6) * (1 - ofQuestions.reduce((sum, one) => sum + one, 0) / variance);

    expect(Math.abs(alpha - expected.alpha)).toBeLessThan(0.01);
    expect(Math.abs(variance / expected.variance - 1)).toBeLessThan(0.04);
    expect(alpha).toBeGreaterThan(0.7);
  });

  it.each([0.5, -0.4, 0])('correlates competencies as asked: %d', (correlation) => {
    const people = simulate({ settings: { correlation } });
    const found = correlationOf(sumsOf(people, 'people'), sumsOf(people, 'technology'));
    expect(Math.abs(found - expectedCorrelation(keyed('people'), keyed('technology'), correlation))).toBeLessThan(0.02);
  });

  it('shifts the people of a segment as far as the segment says', () => {
    const settings = { segmentEffect: 0.6 };
    const people = simulate({ settings });
    const [segment] = drawSegments(formOfModel(model, { segments }), 2, { ...plain, ...settings });
    const shares = (segment?.weights ?? []).map(
      (weight) => weight / (segment?.weights ?? []).reduce((a, b) => a + b, 0),
    );
    segment?.options.forEach(({ id, shifts }, place) => {
      const ofOption = people.filter((attempt) => attempt.segments.role === id);
      const sums = sumsOf(ofOption, 'people');
      const expected = overAbilities((ability) => expectedSum(keyed('people'), ability + (shifts[0] ?? 0)));
      const standardError = standardDeviationOf(sums) / Math.sqrt(sums.length);
      expect(Math.abs(meanOf(sums) - expected)).toBeLessThan(4 * standardError);
      expect(Math.abs(ofOption.length / people.length - (shares[place] ?? 0))).toBeLessThan(0.015);
    });
    expect(new Set(shares.map((share) => share.toFixed(2))).size).toBe(3);
  });

  it('leaves as many segment questions without an answer as asked', () => {
    const people = simulate({ settings: { shareWithoutSegment: 0.3 } });
    expect(people.filter((attempt) => attempt.segments.role === undefined).length / people.length).toBeCloseTo(0.3, 1);
  });
});

describe('people who do not answer everything', () => {
  it('skip as large a share of what is optional as asked, some of them much of it', () => {
    const optional = model.placements.map(({ placement }) => placement).slice(4);
    const skips = simulate({ optional, settings: { shareSkipped: 0.1 } }).map(
      ({ responses }) => Object.values(responses.answers).filter((options) => options.length === 0).length,
    );
    expect(Math.abs(meanOf(skips) / optional.length - 0.1)).toBeLessThan(0.005);
    const independent = Math.sqrt(optional.length * 0.1 * 0.9);
    expect(standardDeviationOf(skips)).toBeGreaterThan(1.2 * independent);
  });
});

describe('people who do not read', () => {
  const isStraight = ({ responses }: SimulatedAttempt) =>
    new Set(Object.values(responses.answers).map(([option]) => option?.split('-')[1])).size === 1;
  const tookMs = ({ submittedAt, startedAt }: SimulatedAttempt) => submittedAt.getTime() - startedAt.getTime();

  it('are as many as asked; half of them draw a straight line, and all are faster', () => {
    const people = simulate({ settings: { shareCareless: 0.2 } });
    const [straight, others] = [people.filter(isStraight), people.filter((attempt) => !isStraight(attempt))];
    expect(Math.abs(straight.length / people.length - 0.1)).toBeLessThan(0.01);
    expect(meanOf(straight.map(tookMs))).toBeLessThan(0.4 * meanOf(others.map(tookMs)));
    expect(simulate({ count: 5000 }).filter(isStraight)).toEqual([]);
  });

  it('make questions look as if they measured little', () => {
    const people = simulate({ count: 5000, settings: { shareCareless: 1 } });
    const [first, second] = [questionScores(people, 'people0'), questionScores(people, 'people2')];
    // The second is reverse-keyed: a straight line contradicts itself.
    expect(correlationOf(first, second)).toBeLessThan(-0.2);
  });
});

describe('other types of questions', () => {
  const others = aModel({
    placements: [
      aPlacement('several', [], { multiple: true, values: { for: 2, against: -1, neither: 0 } }),
      aPlacement('opposite', [], { multiple: true, reversed: true, values: { one: 2, two: 1 } }),
      ...likert('people'),
    ],
    orientation: {
      positive: 'cto',
      negative: 'vpe',
      placements: ['f1', 'f2'].map((name) => ({ placement: name, poles: { [`${name}-x`]: 1, [`${name}-y`]: -1 } })),
    },
  });
  const people = simulate({ model: others });
  const sums = sumsOf(people, 'people');
  const ticks = (placement: string, option: string) =>
    people.map(({ responses }) => (responses.answers[placement]?.includes(option) ? 1 : 0));

  it('have options ticked by those whom they speak for, several at once', () => {
    expect(correlationOf(ticks('several', 'for'), sums)).toBeGreaterThan(0.2);
    expect(correlationOf(ticks('several', 'against'), sums)).toBeLessThan(-0.2);
    expect(correlationOf(ticks('opposite', 'one'), sums)).toBeLessThan(-0.1);
    expect(people.some(({ responses }) => responses.answers.several?.length === 3)).toBe(true);
    expect(people.every(({ responses }) => (responses.answers.several?.length ?? 0) > 0)).toBe(true);
  });

  it('have poles preferred by the person, whatever the ability', () => {
    expect(correlationOf(ticks('f1', 'f1-x'), ticks('f2', 'f2-x'))).toBeGreaterThan(0.15);
    expect(Math.abs(correlationOf(ticks('f1', 'f1-x'), sums))).toBeLessThan(0.03);
    const scorer = compileScorer(others);
    expect(people.slice(0, 100).every(({ responses }) => scoreResponses(scorer, responses).orientation !== null)).toBe(
      true,
    );
  });
});

describe('correlations that no people can have', () => {
  const three = aModel({
    placements: ['a', 'b', 'c'].map((competency) => aPlacement(competency, [0, 1], { competency })),
    competencies: ['a', 'b', 'c'].map((key) => ({ key, weight: 1 })),
    orientation: null,
  });
  const attempt = (correlation: SimulationSettings['correlation']) => () =>
    simulate({ count: 1, model: three, settings: { correlation } });

  it('are refused, and so are too few of them', () => {
    expect(attempt(-0.6)).toThrow(ImpossibleCorrelations);
    expect(attempt([1, 1, 0])).toThrow(ImpossibleCorrelations);
    expect(attempt([0.5, 0.5])).toThrow('3 pairs');
  });

  it('are told from those that let one competency follow from the others', () => {
    expect(attempt(1)).not.toThrow();
    expect(attempt(-0.5)).not.toThrow();
    expect(attempt([1, 0.3, 0.3])).not.toThrow();
  });
});
