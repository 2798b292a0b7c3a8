import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileOfF } from './f-quantile.ts';

const degrees = fc.integer({ min: 1, max: 100_000 });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

function expectRelative(actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-10);
}

describe('a quantile of F', () => {
  it('follows the closed form with two degrees of freedom above', () => {
    fc.assert(
      fc.property(share, degrees, (p, below) => {
        expectRelative(quantileOfF(p, 2, below), (below / 2) * Math.expm1((-2 / below) * Math.log1p(-p)));
      }),
    );
  });

  it('follows the closed form with one degree of freedom above and below', () => {
    fc.assert(fc.property(share, (p) => expectRelative(quantileOfF(p, 1, 1), Math.tan((Math.PI * p) / 2) ** 2)));
  });

  it('is the inverse of the opposite quantile with the degrees of freedom exchanged', () => {
    fc.assert(
      fc.property(share, degrees, degrees, (p, above, below) => {
        expectRelative(quantileOfF(p, above, below), 1 / quantileOfF(1 - p, below, above));
      }),
    );
  });

  it('is not defined for shares of nobody or everybody, nor without degrees of freedom', () => {
    for (const [p, above, below] of [
      [0, 5, 5],
      [1, 5, 5],
      [0.5, 0, 5],
      [0.5, 5, Number.NaN],
    ] as const) {
      expect(() => quantileOfF(p, above, below)).toThrow(RangeError);
    }
  });
});
