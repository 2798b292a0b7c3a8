import { describe, expect, it } from 'vitest';
import { countOf, formatDay, formatMonth, formatPoints, formatScore, formatShare } from './format.ts';

describe('a score as it is written', () => {
  it.each([
    [0, '0'],
    [44.4, '44'],
    [61.5, '62'],
    [100, '100'],
  ])('writes %d as the whole number %s', (score, text) => {
    expect(formatScore(score)).toBe(text);
  });

  it('keeps a decimal where rounding would carry it into the next band or to the target', () => {
    expect(formatScore(44.6, [45])).toBe('44.6');
    expect(formatScore(44.97, [45])).toBe('44.9');
    expect(formatScore(69.5, [85, 70])).toBe('69.5');
  });

  it('rounds where no limit is crossed', () => {
    expect(formatScore(45.6, [45, 65])).toBe('46');
    expect(formatScore(45, [45])).toBe('45');
  });
});

describe('distances, shares and counts', () => {
  it('never calls a gap zero points', () => {
    expect(formatPoints(0.3)).toBe('less than 1 point');
    expect(formatPoints(0.9)).toBe('1 point');
    expect(formatPoints(12.6)).toBe('13 points');
  });

  it('never calls a share nothing', () => {
    expect(formatShare(0.464)).toBe('46 %');
    expect(formatShare(0.002)).toBe('under 1 %');
    expect(formatShare(1)).toBe('100 %');
  });

  it('counts one as one', () => {
    expect(countOf(1, 'question')).toBe('1 question');
    expect(countOf(1204, 'question')).toBe('1,204 questions');
  });
});

describe('dates', () => {
  it('reads a moment and a day', () => {
    expect(formatDay('2026-11-03T12:00:00.000Z')).toBe('3 November 2026');
    expect(formatMonth('2026-01-15')).toBe('January 2026');
  });
});
