import { expect, it } from 'vitest';
import { normSnapshotSchema } from './percentile-rank.ts';

const snapshot = {
  schemaVersion: 1,
  scoringModelHash: 'f00',
  group: { en: 'Everyone who finished in 2025' },
  from: '2025-01-01',
  to: '2025-12-31',
  n: 150,
  competencies: {
    people: [
      [20, 70],
      [40.5, 60],
    ],
  },
  overall: [[30.25, 150]],
  reliability: { people: { n: 128, standardDeviation: 12.5, alpha: 0.81 } },
};

it('takes a norm snapshot whose competencies were not all scored', () => {
  expect(normSnapshotSchema.parse(snapshot)).toEqual(snapshot);
});

it.each([
  [
    'lists a score twice',
    {
      overall: [
        [30, 1],
        [30, 2],
      ],
    },
  ],
  [
    'lists scores out of order',
    {
      overall: [
        [31, 1],
        [30, 2],
      ],
    },
  ],
  ['lists a score nobody had', { overall: [[30, 0]] }],
  [
    'counts more people than it has',
    {
      competencies: {
        people: [
          [20, 100],
          [40, 51],
        ],
      },
    },
  ],
  ['ends before it begins', { from: '2026-01-01' }],
  ['names a day that is none', { to: '2025-02-30' }],
])('refuses a norm snapshot that %s', (_, change) => {
  expect(normSnapshotSchema.safeParse({ ...snapshot, ...change }).success).toBe(false);
});
