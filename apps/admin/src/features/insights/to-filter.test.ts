import { expect, it } from 'vitest';
import { isFiltered, toComparisonFilter, toFilter } from './to-filter.ts';

it('asks for everything that the address says, and for nothing else', () => {
  expect(toFilter({})).toEqual({});
  expect(
    toFilter({ segments: 'stage:growth,~', locales: 'en', from: '2026-03', form: 2, model: 3, origins: 'simulated' }),
  ).toEqual({
    segments: [{ segment: 'stage', options: ['growth'], noAnswer: true }],
    locales: ['en'],
    months: { from: '2026-03', to: null },
    form: 2,
    scoringModel: 3,
    origins: ['SIMULATED'],
  });
});

it('knows no origin of another name', () => {
  expect(toFilter({ origins: 'martians' })).toEqual({});
});

it('compares two scorings for the same people, whatever scored them', () => {
  expect(toComparisonFilter({ segments: 'stage:growth', from: '2026-03', origins: 'simulated', model: 3 })).toEqual({
    segments: [{ segment: 'stage', options: ['growth'], noAnswer: false }],
    months: { from: '2026-03', to: null },
    origins: ['SIMULATED'],
  });
});

it('can be taken back whatever it is, a scoring model of another form among it', () => {
  expect(isFiltered({})).toBe(false);
  expect(isFiltered({ view: 'trend', measure: 'people-leadership' })).toBe(false);
  expect(isFiltered({ model: 1 })).toBe(true);
});
