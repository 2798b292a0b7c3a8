import { expect, it } from 'vitest';
import { toDecimalFraction, toProportionalIntegers } from './exact-integers.ts';

it.each([
  [
    [0.5, 1.25, 0],
    [2n, 5n, 0n],
  ],
  [
    [0.1, 0.2, 0.3],
    [1n, 2n, 3n],
  ],
  [
    [4, 6],
    [2n, 3n],
  ],
  [
    [0, 0],
    [0n, 0n],
  ],
  [
    [1e-7, 1_000_000],
    [1n, 10_000_000_000_000n],
  ],
  [[], []],
])('%s stand in the proportion of %s', (weights, integers) => {
  expect(toProportionalIntegers(weights)).toEqual(integers);
});

it.each([
  [0.29, 29n, 100n],
  [1, 1n, 1n],
  [0, 0n, 1n],
  [1.5e-8, 15n, 1_000_000_000n],
  [2.5e21, 2_500_000_000_000_000_000_000n, 1n],
])('%s is %s / %s', (value, numerator, denominator) => {
  expect(toDecimalFraction(value)).toEqual({ numerator, denominator });
});
