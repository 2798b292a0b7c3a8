import { describe, expect, it } from 'vitest';
import { PathNotFound } from './content-path.ts';
import { restoreField } from './restore-field.ts';
import { changeFields } from './testing/change-fields.ts';
import { choirQuestion } from './testing/choir.ts';

const from = choirQuestion('md-first-ten-minutes');
const [a, b, c, d] = from.options;
const e = { key: 'e', label: { en: 'E' } };

describe('one field as it was', () => {
  const since = { reversed: true, 'prompt.en': 'New', 'prompt.fr': 'Neuf', competency: null, 'options.b.value': 9 };
  const current = changeFields(from, since);

  const fields: [what: string, path: string[], restored: Record<string, unknown>][] = [
    ['changed back', ['reversed'], { reversed: false }],
    ['a text with all its locales', ['prompt'], { prompt: from.prompt }],
    ['a text in one locale', ['prompt', 'en'], { 'prompt.en': from.prompt.en }],
    ['a locale that was not there', ['prompt', 'fr'], { 'prompt.fr': null }],
    ['a field that was taken away', ['competency'], { competency: 'rehearsing' }],
    ['a field of an entry', ['options', 'b', 'value'], { 'options.b.value': 3 }],
    ['an entry', ['options', 'b'], { 'options.b': b }],
  ];

  it.each(fields)('is %s, and all else stays', (_what, path, restored) => {
    expect(restoreField({ current, from, path })).toEqual(changeFields(current, restored));
  });
});

describe('an entry as it was', () => {
  const lists: [what: string, options: unknown[], path: string[], restored: unknown[]][] = [
    ['is back in its place', [a, c, d], ['options', 'b'], [a, b, c, d]],
    ['is back at the end', [a, b, c], ['options', 'd'], [a, b, c, d]],
    ['is back at the start', [b, c, d], ['options', 'a'], [a, b, c, d]],
    ['follows its neighbour to where that went', [c, d, a, e], ['options', 'b'], [c, d, a, b, e]],
    ['stands behind the one before where its neighbour is gone', [e, a, d], ['options', 'c'], [e, a, c, d]],
    ['is away again where it is new', [a, e, b, c, d], ['options', 'e'], [a, b, c, d]],
    ['stands where it stood, in the order of before', [d, e, c, a], ['options', 'order'], [a, c, d, e]],
  ];

  it.each(lists)('%s', (_what, options, path, restored) => {
    expect(restoreField({ current: { ...from, options }, from, path })).toEqual({ ...from, options: restored });
  });

  it('is an entry, though it is called order', () => {
    const order = { key: 'order', label: {} };
    const earlier = { ...from, options: [order, a, b] };
    const current = { ...from, options: [b, a] };

    expect(restoreField({ current, from: earlier, path: ['options', 'order'] }).options).toEqual([order, b, a]);
  });
});

it('refuses to add an entry to two that share its key', () => {
  const current = { ...from, options: [a, a, b] };

  expect(() => restoreField({ current, from, path: ['options', 'a'] })).toThrow(PathNotFound);
});

it.each([
  ['of nothing that either has', ['nonsense']],
  ['of an entry that neither has', ['options', 'z']],
  ['of a field in an entry that is gone', ['options', 'a', 'value']],
  ['of an order where there is no list', ['prompt', 'order']],
  ['of everything', []],
  ['of a prototype', ['__proto__']],
])('refuses to restore a field %s', (_what, path) => {
  expect(() => restoreField({ current: { ...from, options: [b, c] }, from, path })).toThrow(PathNotFound);
});
