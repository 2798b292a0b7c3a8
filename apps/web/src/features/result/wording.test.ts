import { describe, expect, it } from 'vitest';
import type { ShownCompetency, ShownOrientation } from './result-query.ts';
import {
  CERTAINTY,
  describeCompetency,
  describeGap,
  describeOrientation,
  describePercentile,
  explainError,
  explainMissing,
  writeScore,
} from './wording.ts';

const developing = { key: 'developing', name: 'Developing', text: '', to: 45 };

function aCompetency(change: Partial<ShownCompetency> = {}): ShownCompetency {
  return {
    competency: { key: 'people', name: 'People leadership', description: null },
    score: 40.2,
    standardError: null,
    missingReason: null,
    answeredCount: 7,
    presentedCount: 7,
    band: developing,
    target: 60,
    gap: 19.8,
    percentile: null,
    ...change,
  };
}

function anOrientation(change: Partial<ShownOrientation> = {}): ShownOrientation {
  return {
    lean: null,
    value: 0,
    questionCount: 8,
    interval: { low: -56, high: 56 },
    positive: { key: 'cto', name: 'CTO' },
    negative: { key: 'vp-engineering', name: 'VP Engineering' },
    ...change,
  };
}

describe('a competency in words', () => {
  it('says score, band and distance to the target', () => {
    expect(describeCompetency(aCompetency())).toBe(
      'People leadership: 40 of 100, Developing, 20 points below the target of 60.',
    );
  });

  it('adds the measurement error when it is known', () => {
    expect(describeCompetency(aCompetency({ standardError: 7.4 }))).toContain('give or take 7');
  });

  it('does not invent a zero where there is no score', () => {
    const unscored = aCompetency({ score: null, gap: null, band: null, missingReason: 'TOO_FEW_QUESTIONS_ANSWERED' });
    expect(writeScore(unscored)).toBe('–');
    expect(describeGap(unscored)).toBeNull();
    expect(describeCompetency(unscored)).toBe('People leadership: no score.');
  });

  it('does not write a score as the target that it misses, nor as the cut that it is below', () => {
    expect(writeScore(aCompetency({ score: 59.7, band: { ...developing, to: 65 } }))).toBe('59.7');
    expect(writeScore(aCompetency({ score: 44.8 }))).toBe('44.8');
    expect(describeGap(aCompetency({ score: 59.7, gap: 0.3 }))).toBe('less than 1 point below the target of 60');
  });

  it('says when the target is reached', () => {
    expect(describeGap(aCompetency({ score: 66, gap: 0 }))).toBe('at or above the target of 60');
  });
});

describe('what is not known', () => {
  it('names the reason with the counts', () => {
    expect(explainMissing('TOO_FEW_QUESTIONS_ANSWERED', { answeredCount: 3, presentedCount: 7 })).toBe(
      'Not enough answers: a score needs more than half of the questions. You answered 3 of 7.',
    );
  });

  it('admits that the measurement error is unknown', () => {
    expect(explainError(null)).toContain('not known yet');
    expect(CERTAINTY.UNKNOWN.explanation).toContain('don’t yet know the measurement error');
  });

  it('never claims that scores do not vary at all', () => {
    expect(explainError(0.2)).toBe('Scores vary by about ±1 on retaking.');
    expect(explainError(4.4)).toBe('Scores vary by about ±4 on retaking.');
  });
});

describe('a percentile', () => {
  it('names its group, the size and the dates', () => {
    const percentile = { rank: 61.6, norm: { n: 1204, from: '2026-01-10', to: '2026-06-30' } };
    expect(describePercentile(percentile)).toBe(
      'Higher than about 62 % of the 1,204 people in the norm group (January 2026 to June 2026).',
    );
  });
});

describe('a role orientation', () => {
  it.each([
    [anOrientation({ lean: 'cto', value: 75 }), 'Your choices lean towards CTO: 7 of 8 choices.'],
    [
      anOrientation({ lean: 'vp-engineering', value: -100 }),
      'Your choices lean towards VP Engineering: 8 of 8 choices.',
    ],
    [
      anOrientation({ value: 25 }),
      'No clear lean: 5 for CTO, 3 for VP Engineering. With 8 choices, that could be chance.',
    ],
  ])('is a lean with its counts, or none', (orientation, sentence) => {
    expect(describeOrientation(orientation)).toBe(sentence);
  });
});
