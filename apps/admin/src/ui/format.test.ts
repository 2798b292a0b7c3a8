import { expect, it } from 'vitest';

it('shows moments in a text of the server by the clocks of the reader', async () => {
  process.env.TZ = 'Asia/Tokyo';
  const { showMoments } = await import('./format.ts');
  const shown = showMoments('Release "2026-11-30" for 2026-11-30T18:30:00.000Z');
  // Nine hours later, which is the next day.
  expect(shown).toMatch(/^Release "2026-11-30" for .*\b1\b.*3:30/);
  expect(shown).not.toContain('T18');
});
