import { expect, it } from 'vitest';
import { wholePercents } from './whole-percents.ts';

// Worked out by hand: rounded down, then what is missing to 100 given to the largest remainders.
it.each([
  // 33 + 33 + 33 = 99: equal ones stay equal.
  { shares: [1 / 3, 1 / 3, 1 / 3], percents: [33, 33, 33] },
  // 28 + 28 + 42 = 98: the last gets one of the two, and the other is not enough for both. Each by itself: 101.
  { shares: [0.286, 0.286, 0.428], percents: [29, 29, 43] },
  // 16.67 each: 96, and four are missing for six.
  { shares: new Array(6).fill(1 / 6), percents: [17, 17, 17, 17, 17, 17] },
  // 0.67 each would all be nothing.
  { shares: new Array(150).fill(1 / 150), percents: new Array(150).fill(1) },
  // Weights of 3.5, 1, 1 and 1: 53 + 15 + 15 + 15 = 98; the first has lost 0.85, the others 0.38.
  { shares: [3.5 / 6.5, 1 / 6.5, 1 / 6.5, 1 / 6.5], percents: [54, 15, 15, 15] },
  // 11.1 + 22.2 + 22.2 + 44.4: one is missing, and the last has lost most.
  { shares: [1 / 9, 2 / 9, 2 / 9, 4 / 9], percents: [11, 22, 22, 45] },
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
