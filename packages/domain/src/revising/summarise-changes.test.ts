import { describe, expect, it } from 'vitest';
import type { Classification, SemanticChange } from './classify-change.ts';
import { summariseChanges } from './summarise-changes.ts';

const change = (classification: Classification, sentence: string): SemanticChange => ({
  path: ['x'],
  classification,
  sentence,
  before: null,
  after: null,
});

describe('the line of a history', () => {
  it('is the only change', () => {
    expect(summariseChanges([change('cosmetic', 'German prompt reworded')])).toBe('German prompt reworded');
  });

  it('is the first of the gravest changes, and how many more there are', () => {
    const changes = [
      change('cosmetic', 'German prompt reworded'),
      change('scoring', 'Value of option "Always" 4 → 5'),
      change('scoring', 'Value of option "Never" 0 → 1'),
      change('cosmetic', 'English help reworded'),
    ];
    expect(summariseChanges(changes)).toBe('Value of option "Always" 4 → 5; and 3 more changes');
    expect(summariseChanges(changes.slice(0, 2))).toBe('Value of option "Always" 4 → 5; and 1 more change');
  });

  it('takes at most 140 characters and halves none', () => {
    const long = summariseChanges([change('scoring', '🎵'.repeat(100)), change('cosmetic', 'German help added')]);
    // 140 less 19 for what follows and one for the sign leave room for 60 notes of two code units each
    expect(long).toBe(`${'🎵'.repeat(60)}…; and 1 more change`);
    expect(long.length).toBe(140);
  });

  it('says when nothing changed', () => {
    expect(summariseChanges([])).toBe('No change');
  });
});
