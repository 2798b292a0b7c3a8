import { afterEach, describe, expect, it } from 'vitest';
import {
  changeAttempt,
  findLatestSubmitted,
  findOpenAttempt,
  forgetAttempt,
  keepAttempt,
  NOTHING_UNSENT,
  readStoredAttempts,
  type StoredAttempt,
} from './stored-attempts.ts';

const now = new Date('2026-11-10T00:00:00.000Z');

function anAttempt(change: Partial<StoredAttempt> = {}): StoredAttempt {
  return {
    token: 'one',
    assessment: 'cto-readiness',
    title: 'CTO Readiness Assessment',
    startedAt: '2026-11-01T00:00:00.000Z',
    expiresAt: '2026-12-01T00:00:00.000Z',
    submittedAt: null,
    unsent: NOTHING_UNSENT,
    ...change,
  };
}

afterEach(() => {
  for (const { token } of readStoredAttempts()) forgetAttempt(token);
});

describe('attempts that this browser knows', () => {
  it('offers the latest one under way of the assessment asked for', () => {
    keepAttempt(anAttempt());
    keepAttempt(anAttempt({ token: 'two' }));
    keepAttempt(anAttempt({ token: 'other', assessment: 'another' }));

    expect(findOpenAttempt(readStoredAttempts(), 'cto-readiness', now)?.token).toBe('two');
  });

  it('does not offer what is submitted or expired', () => {
    keepAttempt(anAttempt({ submittedAt: '2026-11-02T00:00:00.000Z' }));
    keepAttempt(anAttempt({ token: 'two', expiresAt: '2026-11-09T00:00:00.000Z' }));

    expect(findOpenAttempt(readStoredAttempts(), 'cto-readiness', now)).toBeUndefined();
  });

  it('finds what was submitted last, of one assessment or of all, whatever was begun last', () => {
    keepAttempt(anAttempt({ submittedAt: '2026-11-03T00:00:00.000Z' }));
    keepAttempt(anAttempt({ token: 'two', submittedAt: '2026-11-02T00:00:00.000Z' }));
    keepAttempt(anAttempt({ token: 'other', assessment: 'another', submittedAt: '2026-11-04T00:00:00.000Z' }));
    keepAttempt(anAttempt({ token: 'open' }));

    expect(findLatestSubmitted(readStoredAttempts())?.token).toBe('other');
    expect(findLatestSubmitted(readStoredAttempts(), 'cto-readiness')?.token).toBe('one');
    expect(findLatestSubmitted(readStoredAttempts(), 'a third')).toBeUndefined();
  });

  it('keeps one entry a token, and leaves the others alone when one changes', () => {
    keepAttempt(anAttempt());
    keepAttempt(anAttempt());
    keepAttempt(anAttempt({ token: 'two' }));
    changeAttempt('two', () => ({ submittedAt: '2026-11-02T00:00:00.000Z' }));

    expect(readStoredAttempts().map(({ token, submittedAt }) => [token, submittedAt])).toEqual([
      ['one', null],
      ['two', '2026-11-02T00:00:00.000Z'],
    ]);
  });

  it('forgets an attempt without a trace', () => {
    keepAttempt(anAttempt());
    forgetAttempt('one');

    expect(readStoredAttempts()).toEqual([]);
  });
});
