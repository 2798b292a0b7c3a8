import { describe, expect, it } from 'vitest';
import { assessmentSchema } from '../content/assessment.ts';
import { type ContentPath, namePath, PathNotFound, valueAt, withValueAt } from './content-path.ts';
import { choirAssessment, choirGuide, choirQuestion, edited } from './testing/choir.ts';

const question = choirQuestion('md-waiting');

describe('what stands at a path', () => {
  const places: [what: string, content: unknown, path: ContentPath, value: unknown][] = [
    ['the whole at no path', question, [], question],
    ['a field', question, ['reversed'], true],
    ['a text in a locale', question, ['prompt', 'de'], question.prompt.de],
    ['an entry of a list by its key', question, ['options', 'often', 'value'], 3],
    [
      'a placement by its question',
      choirAssessment,
      ['sections', 'tuesday-evening', 'placements', 'choir-leadership/md-choosing-pieces', 'weight'],
      1.5,
    ],
    [
      'a role profile by role and stage',
      choirAssessment,
      ['roleProfiles', 'chair / new-choir', 'targets', 'care-of-voices'],
      40,
    ],
    ['a list of plain values whole', choirGuide, ['related'], ['the-first-rehearsal']],
    ['nothing within a list of plain values', choirGuide, ['related', 'the-first-rehearsal'], undefined],
    ['nothing by position', question, ['options', '0'], undefined],
    ['nothing behind a text', question, ['prompt', 'en', 'length'], undefined],
    ['nothing where an optional field is absent', question, ['help', 'en'], undefined],
    ['nothing that every object inherits', question, ['constructor'], undefined],
    ['nothing that a prototype has', question, ['__proto__', 'toString'], undefined],
    ['a competency that is named like it', { targets: { constructor: 70 } }, ['targets', 'constructor'], 70],
    ['nothing for two entries of one key', { options: [{ key: 'a' }, { key: 'a' }] }, ['options', 'a'], undefined],
  ];

  it.each(places)('is %s', (_what, content, path, value) => {
    expect(valueAt(content, path)).toEqual(value);
  });
});

describe('another value at a path', () => {
  const [never, rarely, often, always] = question.options;
  const once = { key: 'once', label: {} };
  const changes: [what: string, path: ContentPath, value: unknown, changed: object][] = [
    ['replaces a field', ['reversed'], false, { reversed: false }],
    [
      'replaces a value within an entry',
      ['options', 'often', 'value'],
      5,
      { options: [never, rarely, { ...often, value: 5 }, always] },
    ],
    ['adds an optional field', ['help'], { en: 'Of late' }, { help: { en: 'Of late' } }],
    ['adds a locale', ['prompt', 'fr'], 'Attendre', { prompt: { ...question.prompt, fr: 'Attendre' } }],
    ['takes an optional field away', ['competency'], null, { competency: undefined }],
    ['takes away what is not there', ['help'], undefined, {}],
    ['takes an entry away', ['options', 'rarely'], null, { options: [never, often, always] }],
    ['adds an entry behind the others', ['options', 'once'], once, { options: [...question.options, once] }],
    [
      'replaces an entry in its place',
      ['options', 'never'],
      { key: 'never', label: {} },
      { options: [{ key: 'never', label: {} }, rarely, often, always] },
    ],
  ];

  it.each(changes)('%s', (_what, path, value, changed) => {
    const before = structuredClone(question);

    expect(withValueAt(question, path, value)).toEqual({ ...question, ...changed });
    expect(question).toEqual(before);
  });

  const refusals: [what: string, content: unknown, path: ContentPath, value: unknown][] = [
    ['at no path', question, [], {}],
    ['in a field that is missing', question, ['help', 'en'], 'x'],
    ['in an entry that is missing', question, ['options', 'once', 'value'], 1],
    ['behind a text', question, ['prompt', 'en', 'x'], 'x'],
    ['in a list of plain values', choirGuide, ['related', 'many-hands'], { key: 'many-hands' }],
    ['of an entry under the key of another', question, ['options', 'once'], { key: 'twice' }],
    ['that is no entry in a list of entries', question, ['options', 'once'], 'once'],
    ['at one of two entries of the same key', { options: [{ key: 'a' }, { key: 'a' }] }, ['options', 'a'], null],
    ['on the prototype of all', question, ['__proto__', 'polluted'], true],
    ['as a prototype', question, ['prompt', '__proto__'], { polluted: true }],
    ['on what every object inherits', question, ['constructor', 'prototype', 'polluted'], true],
  ];

  it.each(refusals)('is refused %s', (_what, content, path, value) => {
    expect(() => withValueAt(content, path, value)).toThrow(PathNotFound);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('keeps a competency that is named like what objects inherit', () => {
    const profile = { targets: { constructor: 70 } };

    expect(withValueAt(profile, ['targets', 'constructor'], 80)).toEqual({ targets: { constructor: 80 } });
    expect(withValueAt(profile, ['targets', 'toString'], 10)).toEqual({ targets: { constructor: 70, toString: 10 } });
  });
});

describe('the name of a place', () => {
  it('is what an issue of the schema means by positions', () => {
    const broken = edited(choirAssessment, (assessment) => {
      const [placement] = assessment.sections[1]?.placements ?? [];
      if (placement) placement.weight = -1;
      (assessment.bands[2] as object as Record<string, unknown>).from = 'sixty';
    });
    const issues = assessmentSchema.safeParse(broken).error?.issues ?? [];

    expect(issues.map(({ path }) => namePath(broken, path as (string | number)[]))).toEqual([
      ['sections', 'the-rest-of-the-week', 'placements', 'choir-leadership/rc-if-you-were-ill', 'weight'],
      ['bands', 'in-parts', 'from'],
    ]);
  });

  const names: [what: string, content: unknown, path: (string | number)[], named: ContentPath][] = [
    ['a field that is missing', question, ['help', 'en'], ['help', 'en']],
    ['a list of plain values', choirGuide, ['related', 0], ['related']],
    ['a list whose entry has no key', { options: [{ label: {} }] }, ['options', 0, 'key'], ['options']],
    [
      'a list whose keys are not unique',
      { options: [{ key: 'a' }, { key: 'a' }] },
      ['options', 1, 'label'],
      ['options'],
    ],
    ['a list that ends before', question, ['options', 9, 'label'], ['options']],
    ['a field of something inherited', {}, ['constructor', 'name'], ['constructor', 'name']],
  ];

  it.each(names)('is that of %s', (_what, content, path, named) => {
    expect(namePath(content, path)).toEqual(named);
  });
});
