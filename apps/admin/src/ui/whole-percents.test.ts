import { expect, it } from 'vitest';
import { wholePercents } from './whole-percents.ts';

// Worked out by hand: rounded down, then what is missing to 100 given to the largest remainders.
it.each([
  // 33 + 33 + 33 = 99; all have lost a third, so the first gets it.
  { shares: [1 / 3, 1 / 3, 1 / 3], percents: [34, 33, 33] },
  // Rounded one by one: 29 + 29 + 43 = 101.
  { shares: [0.285, 0.285, 0.43], percents: [29, 28, 43] },
  // 14 × 7 = 98, each has lost 0.2857.
  { shares: new Array(7).fill(1 / 7), percents: [15, 15, 14, 14, 14, 14, 14] },
  // 12 + 17 + 29 + 40 = 98; lost are 0.4, 0.7, 0.3 and 0.6.
  { shares: [0.124, 0.177, 0.293, 0.406], percents: [12, 18, 29, 41] },
  // 100 · 0.29 is a little less than 29 in doubles.
  { shares: [0.29, 0.71], percents: [29, 71] },
  { shares: [0, 1], percents: [0, 100] },
])('shares $shares read as $percents percent', ({ shares, percents }) => {
  expect(wholePercents(shares).map((share) => Math.round(100 * (share ?? 0)))).toEqual(percents);
});

it('leaves what is not one whole, or not all known, as it is', () => {
  for (const shares of [[0.4, 0.4, 0.4], [0, 0], [0.5, null, 0.5], []]) expect(wholePercents(shares)).toEqual(shares);
});
