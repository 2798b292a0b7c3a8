import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ScoringModel, scoringModelSchema } from '../../publishing/scoring-model.ts';
import { scoreWithAlgorithm } from '../algorithm.ts';
import { type FocusArea, type FocusInput, findFocusAreas } from '../focus-areas.ts';
import { overallStandardError, type ReliabilityEstimate, standardErrorOfMeasurement } from '../measurement-error.ts';
import { percentileRank, type ScoreHistogram } from '../percentile-rank.ts';
import type { Responses } from '../responses.ts';
import type { Scores } from '../scores.ts';

interface ScoreCase {
  title: string;
  model: ScoringModel;
  responses: Responses;
  expected: Scores;
}

interface ErrorCases {
  competency: { estimate: ReliabilityEstimate; expected: number | null }[];
  overall: { competencies: { weight: number; standardError: number | null }[]; expected: number | null }[];
}

type FocusCase = FocusInput & { title: string; expected: FocusArea[] };

interface RankCase {
  histogram: ScoreHistogram;
  score: number | null;
  expected: number | null;
}

function read<Cases>(name: string): Cases {
  return JSON.parse(readFileSync(new URL(`v1/${name}.json`, import.meta.url), 'utf8')) as Cases;
}

/** Equal in structure, and every number within 1e-12 of the reference, relative where it is larger than 1. */
function expectNear(found: unknown, expected: unknown): void {
  const numbers: [number, number][] = [];
  const withoutNumbers = (value: unknown, other: unknown): unknown => {
    if (typeof value === 'number' && typeof other === 'number') return numbers.push([value, other]) && '<number>';
    if (typeof value !== 'object' || value === null) return value;
    const others = (other ?? {}) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutNumbers(inner, others[key])]));
  };
  expect(withoutNumbers(found, expected)).toEqual(withoutNumbers(expected, found));
  for (const [value, other] of numbers) {
    expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(other)));
  }
}

describe('algorithm version 1 scores as its reference does', () => {
  it.each(read<ScoreCase[]>('scores'))('$title', ({ model, responses, expected }) => {
    const scores = scoreWithAlgorithm('1', { model: scoringModelSchema.parse(model), responses });

    expectNear(scores, expected);
    // the promise is stronger than the tolerance: the double nearest to the exact fraction, bit for bit
    expect(scores.competencies).toEqual(expected.competencies);
    expect(scores.overall).toEqual(expected.overall);
  });
});

describe('algorithm version 1 finds the focus areas of its reference', () => {
  it.each(read<FocusCase[]>('focus-areas'))('$title', ({ expected, ...input }) => {
    expectNear(findFocusAreas(input), expected);
  });
});

describe('algorithm version 1 states the measurement error of its reference', () => {
  const cases = read<ErrorCases>('measurement-error');

  it.each(cases.competency)('of a competency with %o', ({ estimate, expected }) => {
    expectNear(standardErrorOfMeasurement(estimate), expected);
  });

  it.each(cases.overall)('of an overall with %o', ({ competencies, expected }) => {
    expectNear(overallStandardError(competencies), expected);
  });
});

describe('algorithm version 1 ranks as its reference does', () => {
  it.each(read<RankCase[]>('percentile-rank'))('a score of $score', ({ histogram, score, expected }) => {
    expectNear(percentileRank(histogram, score), expected);
  });
});
