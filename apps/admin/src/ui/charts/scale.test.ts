import { describe, expect, it } from 'vitest';
import { findEnds, layOutScale, roundTicks } from './scale.ts';

describe('the axis of a chart', () => {
  it('lays values out evenly, upwards as well as downwards', () => {
    expect([0, 25, 100].map(layOutScale([0, 100], [10, 210]))).toEqual([10, 60, 210]);
    expect([0, 1].map(layOutScale([0, 1], [120, 20]))).toEqual([120, 20]);
  });

  it('puts a single value in the middle', () => {
    expect(layOutScale([5, 5], [0, 100])(5)).toBe(50);
  });

  it.each([
    [0, 100, 4, [0, 25, 50, 75, 100]],
    [-0.2, 0.7, 4, [0, 0.25, 0.5]],
    [0, 0.3, 3, [0, 0.1, 0.2, 0.3]],
    [0, 1234, 4, [0, 500, 1000]],
    [7, 7, 4, [7]],
  ])('marks round values from %d to %d', (from, to, count, expected) => {
    expect(roundTicks(from, to, count)).toEqual(expected);
  });

  it('has room for every value', () => {
    for (const values of [[3], [0.11, 0.62], [40, 41, 90], [-3, 3]]) {
      const [low, high] = findEnds(values);
      expect(low).toBeLessThan(Math.min(...values));
      expect(high).toBeGreaterThan(Math.max(...values));
    }
  });
});
