import { describe, expect, it } from 'vitest';
import { readInsightSearch, readSegments, writeSegments } from './insight-search.ts';

describe('the address of insights', () => {
  it('keeps what it can mean, and leaves out what it cannot', () => {
    expect(
      readInsightSearch({ view: 'trend', from: '2026-01', to: '2026-13', form: 2, model: 'x', before: 3, other: 'y' }),
    ).toEqual({ view: 'trend', from: '2026-01', form: 2, before: '3' });
  });

  it('says which options of which segments are chosen, and gives them back as they were', () => {
    const text = 'stage:growth,enterprise;role:cto,~';
    const chosen = readSegments(text);
    expect(chosen).toEqual([
      { segment: 'stage', options: ['growth', 'enterprise'], noAnswer: false },
      { segment: 'role', options: ['cto'], noAnswer: true },
    ]);
    expect(writeSegments(chosen)).toBe(text);
  });

  it.each(['', ';;', ':a', 'stage:', 'stage'])('chooses nothing by %j', (text) => {
    expect(readSegments(text)).toEqual([]);
    expect(writeSegments(readSegments(text))).toBeUndefined();
  });
});
