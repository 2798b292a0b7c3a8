import { describe, expect, it } from 'vitest';
import { explainRepeatedHour, momentOf } from './moment-of.ts';

const inBerlin = (localTime: string) => new Date(momentOf({ localTime, timeZone: 'Europe/Berlin' }).epochMilliseconds);

describe('a moment chosen by a clock on the wall', () => {
  it('follows summer time and winter time', () => {
    expect(inBerlin('2026-07-01T09:00')).toEqual(new Date('2026-07-01T07:00:00Z'));
    expect(inBerlin('2026-12-01T09:00')).toEqual(new Date('2026-12-01T08:00:00Z'));
  });

  it('of an hour that comes twice is the first, and says so', () => {
    const first = inBerlin('2026-10-25T02:30');

    expect(first).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(explainRepeatedHour(first, 'Europe/Berlin')).toBe(
      'Clocks in Europe/Berlin show 02:30 twice that night; this is the first time, at UTC+02:00.',
    );
    expect(explainRepeatedHour(new Date('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toContain(
      'the second time, at UTC+01:00',
    );
  });

  it.each(['2026-10-25T01:59', '2026-10-25T03:00', '2026-07-01T09:00'])(
    'says nothing of %s, which comes once',
    (time) => {
      expect(explainRepeatedHour(inBerlin(time), 'Europe/Berlin')).toBeNull();
    },
  );

  it('of an hour that is left out is refused', () => {
    expect(() => inBerlin('2026-03-29T02:30')).toThrow(/put forward/);
    expect(inBerlin('2026-03-29T03:00')).toEqual(new Date('2026-03-29T01:00:00Z'));
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
