import { expect, it } from 'vitest';
import { spellMonths } from './month-words.ts';

it('names no year that nobody asked for where a range is open', () => {
  expect(spellMonths({ from: '2027-01', to: '9999-12' })).toMatch(/^from \D*2027\D*$/);
  expect(spellMonths({ from: '0000-01', to: '2026-02' })).toMatch(/^until \D*2026\D*$/);
});

it('names one month once', () => {
  expect(spellMonths({ from: '2026-02', to: '2026-02' }).match(/2026/g)).toHaveLength(1);
});
