import { expect, it } from 'vitest';
import { nameColumns } from './name-columns.ts';

it('names questions by their keys, and by their banks only where two share a key', () => {
  expect(nameColumns(['stage'], ['one/plan', 'one/risk', 'two/risk'])).toEqual([
    'submitted_at',
    'locale',
    'segment:stage',
    'plan',
    'one/risk',
    'two/risk',
  ]);
});
