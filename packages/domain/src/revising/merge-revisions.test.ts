import { describe, expect, it } from 'vitest';
import { mergeRevisions } from './merge-revisions.ts';
import { changeFields, type Edits } from './testing/change-fields.ts';
import { choirAssessment, choirGuide, choirQuestion, entry } from './testing/choir.ts';

const question = choirQuestion('md-first-ten-minutes');
const optionB = entry(question.options, 'b');
const guide = { ...choirGuide, related: ['warm-ups', 'scores', 'concerts', 'canons'] };
const [first, second, third] = choirAssessment.sections;

/** The options of the question by their keys; a 0, b 3, c 1 and d 2 are there, others are new and worth 9. */
const options = (keys: string) =>
  [...keys].map((key) => question.options.find((option) => option.key === key) ?? newOption(key, 9));
const newOption = (key: string, value: number) => ({ key, label: { en: `Option ${key}` }, value });

describe('what two editors change at once goes together', () => {
  /** what, theirs, mine, and what comes of it where that is not one after the other */
  type Case = [what: string, theirs: Edits, mine: Edits, together?: Edits];
  const of = (base: object, cases: Case[]) =>
    cases.map(([what, theirs, mine, together = { ...theirs, ...mine }]) => ({ what, base, theirs, mine, together }));

  const inQuestion: Case[] = [
    ['a prompt and the value of an option', { 'prompt.en': 'New' }, { 'options.b.value': 4 }],
    ['a prompt in two locales', { 'prompt.en': 'New' }, { 'prompt.de': 'Neu' }],
    ['label and value of one option', { 'options.b.label.en': 'Other' }, { 'options.b.value': 4 }],
    ['the same value', { 'options.b.value': 4 }, { 'options.b.value': 4 }],
    ['a competency that goes and a keying that turns', { competency: null }, { reversed: true }],
    ['a new help in two locales', { help: { en: 'H' } }, { help: { de: 'I' } }, { help: { en: 'H', de: 'I' } }],
    ['two new options, theirs first', { options: options('abcde') }, { 'options.f': newOption('f', 5) }],
    [
      'two new options apart',
      { options: options('eabcd') },
      { options: options('abfcd') },
      { options: options('eabfcd') },
    ],
    [
      'the same new option',
      { options: options('abcde') },
      { options: options('aebcd') },
      { options: options('abcde') },
    ],
    [
      'one behind an option that goes',
      { options: options('acd') },
      { options: options('abecd') },
      { options: options('aecd') },
    ],
    ['the same option taken away', { 'options.b': null }, { 'options.b': null }],
    ['two options taken away', { 'options.b': null }, { 'options.c': null }],
    ['an order and a value', { options: options('dcba') }, { 'options.a.value': 7 }],
    [
      'an order, an option less, one more',
      { options: options('dcba') },
      { options: options('abde') },
      { options: options('deba') },
    ],
    ['orders at two ends', { options: options('bacd') }, { options: options('abdc') }, { options: options('badc') }],
  ];
  const inAssessment: Case[] = [
    [
      'sections in another order and the weight of a placement',
      { sections: [third, first, second] },
      { 'sections.tuesday-evening.placements.choir-leadership/md-waiting.weight': 3 },
    ],
    ['the cut of a band and its text', { 'bands.in-parts.from': 65 }, { 'bands.in-parts.text.de': 'Läuft.' }],
    [
      'two targets of a role profile',
      { 'roleProfiles.chair / new-choir.targets.care-of-voices': 45 },
      { 'roleProfiles.chair / new-choir.targets.running-the-choir': 75 },
    ],
    ['weights', { 'competencies.care-of-voices.weight': 2 }, { 'competencies.running-the-choir.weight': 3 }],
    ['an orientation that goes and a title', { orientation: null }, { 'title.en': 'Check' }],
  ];
  const inGuide: Case[] = [
    ['body and summary', { 'body.en': 'Short.' }, { 'summary.en': 'Shorter.' }],
    [
      'related guides that come and go',
      { related: ['warm-ups', 'scores', 'canons', 'keys'] },
      { related: ['scores', 'concerts', 'money', 'canons'] },
      { related: ['scores', 'money', 'canons', 'keys'] },
    ],
    [
      'related guides in another order and one more',
      { related: ['canons', 'warm-ups', 'scores', 'concerts'] },
      { related: ['warm-ups', 'money', 'scores', 'concerts', 'canons'] },
      { related: ['canons', 'warm-ups', 'money', 'scores', 'concerts'] },
    ],
  ];

  it.each([...of(question, inQuestion), ...of(choirAssessment, inAssessment), ...of(guide, inGuide)])(
    '$what',
    ({ base, theirs, mine, together }) => {
      const merged = mergeRevisions({ base, theirs: changeFields(base, theirs), mine: changeFields(base, mine) });

      expect(merged).toHaveProperty('content', changeFields(base, together));
    },
  );

  it('and it is said what each of them changed', () => {
    const theirs = changeFields(question, { reversed: true });
    const mine = changeFields(question, { 'options.b.value': 4 });

    expect(mergeRevisions({ base: question, theirs, mine })).toMatchObject({
      kind: 'merged',
      theirs: [{ path: ['reversed'], before: false, after: true }],
      mine: [{ path: ['options', 'b', 'value'], before: 3, after: 4 }],
    });
  });
});

describe('what two editors change differently is a conflict', () => {
  type Values = [base: unknown, theirs: unknown, mine: unknown];
  type Case = [what: string, theirs: Edits, mine: Edits, path: string[], values: Values];

  const cases: Case[] = [
    ['the same text', { 'prompt.de': 'A' }, { 'prompt.de': 'B' }, ['prompt', 'de'], [question.prompt.de, 'A', 'B']],
    [
      'a value, whatever else goes together',
      { 'options.b.value': 4, reversed: true },
      { 'options.b.value': 5, 'prompt.de': 'Neu' },
      ['options', 'b', 'value'],
      [3, 4, 5],
    ],
    [
      'an option that one takes away and the other changes',
      { 'options.b': null },
      { 'options.b.value': 4 },
      ['options', 'b'],
      [optionB, null, { ...optionB, value: 4 }],
    ],
    [
      'a field that one takes away and the other changes',
      { competency: 'care-of-voices' },
      { competency: null },
      ['competency'],
      ['rehearsing', 'care-of-voices', null],
    ],
    [
      'new options of one key, where they differ',
      { 'options.e': newOption('e', 4) },
      { 'options.e': newOption('e', 5) },
      ['options', 'e', 'value'],
      [null, 4, 5],
    ],
    [
      'two orders of the same options',
      { options: options('bacd') },
      { options: options('bcade') },
      ['options', 'order'],
      [[...'abcd'], [...'bacd'], [...'bcade']],
    ],
    [
      'two orders of the same new options',
      { options: options('abcdef') },
      { options: options('abcdfe') },
      ['options', 'order'],
      [[...'abcd'], [...'abcdef'], [...'abcdfe']],
    ],
    [
      'keys that are no longer unique: the list is compared whole',
      { options: options('abcda') },
      { options: options('abc') },
      ['options'],
      [question.options, options('abcda'), options('abc')],
    ],
  ];

  it.each(cases)('%s', (_what, theirs, mine, path, [before, saved, own]) => {
    const revisions = { base: question, theirs: changeFields(question, theirs), mine: changeFields(question, mine) };

    expect(mergeRevisions(revisions)).toEqual({
      kind: 'conflict',
      conflicts: [{ path, base: before, theirs: saved, mine: own }],
    });
  });

  it.each([
    ['two orders', ['scores', 'warm-ups', 'concerts', 'canons'], ['scores', 'concerts', 'warm-ups', 'canons']],
    ['a value that is there twice', ['scores', 'scores'], ['warm-ups']],
  ])('%s of plain values, at the list', (_what, theirs, mine) => {
    const revisions = { base: guide, theirs: { ...guide, related: theirs }, mine: { ...guide, related: mine } };

    expect(mergeRevisions(revisions)).toEqual({
      kind: 'conflict',
      conflicts: [{ path: ['related'], base: guide.related, theirs, mine }],
    });
  });
});

it('takes names that every object inherits for data', () => {
  const base = { targets: { constructor: 1, toString: 2 } };
  const theirs = { targets: { constructor: 3, toString: 2 } };
  const mine = JSON.parse('{"targets":{"constructor":1,"toString":4,"__proto__":{"polluted":true}}}');

  const merged = mergeRevisions({ base, theirs, mine });

  expect(JSON.stringify(merged)).toContain('{"targets":{"constructor":3,"toString":4,"__proto__":{"polluted":true}}}');
  expect(Object.prototype).not.toHaveProperty('polluted');
});
