import { expect, it } from 'vitest';
import { bandIndexOf, bandOf } from './bands.ts';

const bands = [
  { key: 'starting', from: 0 },
  { key: 'steady', from: 40 },
  { key: 'strong', from: 75 },
];

it.each([
  [0, 'starting'],
  [39.99999999999999, 'starting'],
  [40, 'steady'],
  [74.99999999999999, 'steady'],
  [75, 'strong'],
  [100, 'strong'],
])('%d is %s', (score, band) => {
  expect(bandOf(bands, score)).toBe(band);
});

it('finds the same band in whatever order bands are listed', () => {
  expect(bandOf([...bands].reverse(), 74)).toBe('steady');
});

it('knows no band without a score, or below the first cut', () => {
  expect(bandOf(bands, null)).toBeNull();
  expect(bandIndexOf(bands, Number.NaN)).toBe(-1);
  expect(bandOf([{ key: 'late', from: 10 }], 9)).toBeNull();
});

it('closes a last band that begins at 100', () => {
  expect(bandOf([...bands, { key: 'perfect', from: 100 }], 100)).toBe('perfect');
});
