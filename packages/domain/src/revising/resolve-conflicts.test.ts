import { describe, expect, it } from 'vitest';
import { resolveConflicts } from './resolve-conflicts.ts';
import { changeFields } from './testing/change-fields.ts';
import { choirQuestion } from './testing/choir.ts';

const base = choirQuestion('md-first-ten-minutes');
const [a, b, c, d] = base.options;

describe('conflicts that somebody decided', () => {
  const theirs = changeFields(base, { 'prompt.en': 'Theirs', 'options.b': null, reversed: true });
  const mine = changeFields(base, { 'prompt.en': 'Mine', 'options.b.value': 4, 'prompt.de': 'Meine' });
  const optionB = ['options', 'b'];
  const prompt = ['prompt', 'en'];

  it.each([
    ['theirs', 'mine', { 'prompt.en': 'Theirs', 'options.b.value': 4 }],
    ['mine', 'theirs', { 'prompt.en': 'Mine', 'options.b': null }],
    ['base', 'base', {}],
  ] as const)('go as was said, text %s and option %s, beside what went together', (text, option, decided) => {
    const resolutions = [
      { path: prompt, take: text },
      { path: optionB, take: option },
    ];

    expect(resolveConflicts({ base, theirs, mine, resolutions })).toHaveProperty(
      'content',
      changeFields(base, { ...decided, reversed: true, 'prompt.de': 'Meine' }),
    );
  });

  it('leave the others open', () => {
    const resolutions = [
      { path: prompt, take: 'mine' as const },
      { path: ['reversed'], take: 'base' as const },
    ];

    expect(resolveConflicts({ base, theirs, mine, resolutions })).toEqual({
      kind: 'conflict',
      conflicts: [{ path: optionB, base: b, theirs: null, mine: { ...b, value: 4 } }],
    });
  });
});

describe('two orders of the same options', () => {
  const e = { key: 'e', label: { en: 'E' } };
  const f = { key: 'f', label: { en: 'F' } };
  const theirs = { ...base, options: [b, a, c, d] };
  const mine = { ...base, options: [b, c, a, e] };

  it.each([
    ['theirs', [b, a, e, c]],
    ['mine', [b, c, a, e]],
    ['base', [a, e, b, c]],
  ] as const)('end as those of %s, and what was added or taken away stays so', (take, options) => {
    const resolutions = [{ path: ['options', 'order'], take }];

    expect(resolveConflicts({ base, theirs, mine, resolutions })).toHaveProperty('content.options', options);
  });

  it.each([
    ['theirs', [a, b, c, d, e, f]],
    ['mine', [a, b, c, d, f, e]],
  ] as const)('end as those of %s for what both added, too', (take, options) => {
    const added = { theirs: { ...base, options: [a, b, c, d, e, f] }, mine: { ...base, options: [a, b, c, d, f, e] } };
    const resolutions = [{ path: ['options', 'order'], take }];

    expect(resolveConflicts({ base, ...added, resolutions })).toHaveProperty('content.options', options);
  });
});
