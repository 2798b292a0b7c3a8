import { describe, expect, it } from 'vitest';
import { momentOf } from './moment-of.ts';

const inBerlin = (localTime: string) => momentOf({ localTime, timeZone: 'Europe/Berlin' }).toISOString();

describe('a moment chosen by a clock on the wall', () => {
  it('follows summer time and winter time', () => {
    expect(inBerlin('2026-07-01T09:00')).toBe('2026-07-01T07:00:00.000Z');
    expect(inBerlin('2026-12-01T09:00')).toBe('2026-12-01T08:00:00.000Z');
  });

  it('of an hour that comes twice is the first', () => {
    expect(inBerlin('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('of an hour that is left out is refused', () => {
    expect(() => inBerlin('2026-03-29T02:30')).toThrow(/put forward/);
  });

  it.each(['2026-02-30T09:00', '2026-12-01', '2026-12-01T09:00Z', '2026-12-01T25:00', 'tomorrow', ''])(
    'is refused when it is none: %j',
    (localTime) => {
      expect(() => inBerlin(localTime)).toThrow(/no local time/);
    },
  );

  it.each(['Europe/Atlantis', '+02:00', '', 'Berlin'])('is refused in what is no time zone: %j', (timeZone) => {
    expect(() => momentOf({ localTime: '2026-12-01T09:00', timeZone })).toThrow(/no time zone/);
  });
});
