import { expect, it } from 'vitest';
import { compileScorer } from './compile-scorer.ts';
import { scoreAttempt } from './score-attempt.ts';
import { aModel, aPlacement } from './testing/small-model.ts';

it('refuses a model that has a placement twice', () => {
  const twice = [aPlacement('first', [0, 1]), aPlacement('first', [0, 1], { competency: 'business' })];

  expect(() => compileScorer(aModel({ placements: twice }))).toThrow('placement first twice');
});

it('takes as many options as a byte can tell apart, and refuses more', () => {
  const withOptions = (count: number) => {
    const values = Object.fromEntries(Array.from({ length: count }, (_, value) => [`option-${value}`, value]));
    return aModel({ placements: [aPlacement('long', [], { values })] });
  };

  const responses = { answers: { long: ['option-253'] } };
  expect(scoreAttempt({ model: withOptions(254), responses }).overall.score).toBe(100);
  expect(() => compileScorer(withOptions(255))).toThrow(RangeError);
});

it('gives no score for a byte that no response is written as, rather than a wrong one', () => {
  const scorer = compileScorer(aModel());
  const matrix = scorer.createScoreMatrix(2);
  scorer.scoreRows(Uint8Array.from([2, 9, 2, 1, 1, 2, 2, 2, 0b1000, 1]), 2, matrix);

  expect([...matrix.competencies, ...matrix.overall]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
});

it('refuses to score more rows than there are, or than have a place', () => {
  const scorer = compileScorer(aModel());
  const rows = new Uint8Array(2 * scorer.layout.byteLength);

  expect(() => scorer.scoreRows(rows, 3, scorer.createScoreMatrix(3))).toThrow(RangeError);
  expect(() => scorer.scoreRows(rows, 2, scorer.createScoreMatrix(1))).toThrow(RangeError);
});

it('falls back to floating point for numbers beyond exact integers, within the bounds and the last few bits', () => {
  const isPrime = (number: number) =>
    Array.from({ length: 30 }, (_, i) => i + 2).every((d) => d >= number || number % d);
  // their product has some 400 digits
  const primes = Array.from({ length: 940 }, (_, number) => number + 3).filter(isPrime);
  const placements = primes.map((prime, index) =>
    aPlacement(`q${index}`, [0, 1, prime], { weight: 0.1 + index / 7, multiple: index % 3 === 0 }),
  );
  const model = aModel({ placements, competencies: [{ key: 'people', weight: 1 / 3 }] });
  const scoreOf = (chosen: (index: number) => string[]) => {
    const answers = Object.fromEntries(placements.map(({ placement }, index) => [placement, chosen(index)]));
    return scoreAttempt({ model, responses: { answers } }).overall.score ?? Number.NaN;
  };

  expect(scoreOf((index) => (index % 3 === 0 ? ['b', 'c'] : ['c']))).toBe(100);
  expect(scoreOf(() => ['a'])).toBe(0);
  const points = primes.map((prime, index) => (0.1 + index / 7) / (index % 3 === 0 ? prime + 1 : prime));
  const weights = primes.map((_, index) => 0.1 + index / 7);
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  expect(scoreOf(() => ['b'])).toBeCloseTo((100 * sum(points)) / sum(weights), 11);
});
