import { findHiddenBlock } from '@yardstick/domain/comparing/suppress-matrix.ts';
import { describe, expect, it } from 'vitest';
import { judgePairs } from './judge-pairs.ts';

const judge = (...classes: number[][][]) => judgePairs(classes, findHiddenBlock(classes, 5), 5);

describe('how many have both scores', () => {
  it('is told where everybody has both, whatever is hidden', () => {
    expect(
      judge([
        [2, 8, 0],
        [7, 9, 0],
        [0, 0, 0],
      ]),
    ).toEqual({ n: true, moments: true });
  });

  it('is not told where it would tell of a hidden number, of which only the sums are known', () => {
    // With the sums of the lines known, ten who have neither leave two who went from low to low.
    const lowToLow = (n: number) => [
      [n, 30, 6],
      [30, 30, 0],
      [7, 0, 10],
    ];
    expect(judge(lowToLow(2))).toEqual({ n: false, moments: true });
    expect(judge(lowToLow(12))).toEqual({ n: true, moments: true });
  });

  it('goes by every class', () => {
    const many = [
      [50, 0],
      [0, 10],
    ];
    const few = (neither: number, beforeOnly = 0) => [
      [20, beforeOnly],
      [0, neither],
    ];
    expect(judge(many, few(0))).toEqual({ n: true, moments: true });
    expect(judge(many, few(3))).toEqual({ n: false, moments: true });
    expect(judge(many, few(0, 3))).toEqual({ n: false, moments: false });
  });
});
