import { describe, expect, it } from 'vitest';
import type { Form } from '../../publishing/form.ts';
import { aModel, aPlacement } from '../../scoring/testing/small-model.ts';
import { planColumns } from './plan-columns.ts';
import { readAttemptRow } from './read-attempt-row.ts';

type Question = [
  bank: string,
  key: string,
  type: Form['sections'][0]['placements'][0]['question']['type'],
  options: string[],
];

function aForm(questions: Question[]): Form {
  const placements = questions.map(([bank, key, type, options]) => ({
    id: `${bank}-${key}`,
    required: true,
    question: {
      id: key,
      key,
      bank,
      type,
      prompt: { en: key },
      options: options.map((option) => ({ id: `id-${option}`, key: option, label: { en: option } })),
    },
  }));
  return {
    schemaVersion: 1,
    assessment: 'tea',
    competencies: [],
    sections: [{ id: 's', key: 's', title: { en: 's' }, placements }],
    segments: [
      { id: 'k', key: 'kettle', prompt: { en: 'k' }, options: [{ id: 'id-stove', key: 'stove', label: { en: 's' } }] },
    ],
  };
}

const form = aForm([
  ['tea', 'leaf', 'single-choice', ['low', 'high', 'same', 'equal']],
  ['tea', 'scale', 'likert', ['1', '2', '3']],
  ['tea', 'tools', 'multiple-choice', ['pot', 'cup']],
  ['tea', 'lean', 'forced-choice', ['host', 'grower']],
  ['tea', 'water', 'single-choice', ['low']],
  ['milk', 'water', 'single-choice', ['low']],
  ['tea', 'locale', 'single-choice', ['low']],
]);
const scoringModel = aModel({
  placements: [
    aPlacement('tea-leaf', [], { values: { 'id-low': 0, 'id-high': 4, 'id-same': 7, 'id-equal': 7 } }),
    aPlacement('tea-scale', [], { values: { 'id-1': 3, 'id-2': 2, 'id-3': 1 } }),
    aPlacement('tea-tools', [], { multiple: true, values: { 'id-pot': 2, 'id-cup': -1 } }),
  ],
  orientation: {
    positive: 'host',
    negative: 'grower',
    placements: [{ placement: 'tea-lean', poles: { 'id-host': 1, 'id-grower': -1 } }],
  },
});
const plan = (...header: string[]) => planColumns({ form, scoringModel }, header);
const read = (header: string[], ...cells: string[]) => {
  const columns = plan(...header);
  if ('problems' in columns) throw new Error(JSON.stringify(columns.problems));
  const now = new Date('2026-06-01T12:00:00Z');
  return readAttemptRow({ ...columns, locales: ['en', 'de'], defaultLocale: 'en', now }, 2, cells);
};
const answerOf = (column: string, cell: string) => {
  const attempt = read([column], cell);
  return 'problems' in attempt ? attempt.problems[0]?.message : Object.values(attempt.responses.answers)[0];
};

describe('the header of a file of attempts', () => {
  it.each<[string, string[], string | null, RegExp]>([
    ['a slip', ['laef'], 'laef', /did you mean "leaf"/],
    ['capitals', ['Leaf'], 'Leaf', /did you mean "leaf"/],
    [
      'a segment without its prefix in full',
      ['leaf', 'segmnt:kettle'],
      'segmnt:kettle',
      /did you mean "segment:kettle"/,
    ],
    ['what nobody asks', ['leaf', 'e-mail of the person'], 'e-mail of the person', /remove the column/],
    ['a column twice', ['leaf', 'leaf'], 'leaf', /twice/],
    ['a column twice under two names', ['leaf', 'tea/leaf'], 'tea/leaf', /twice \(as "leaf" before\)/],
    ['a key of two banks', ['water'], 'water', /tea\/water or milk\/water/],
    ['no name', ['leaf', ''], 'column 2', /no name/],
    ['no question', ['submitted_at', 'locale'], null, /no column is a question/],
    ['tabs', ['leaf\tscale'], 'leaf scale', /separated by tabs/],
    ['names of every object', ['constructor', 'leaf'], 'constructor', /no question/],
  ])('is refused for %s', (_what, header, column, message) => {
    const planned = plan(...header);
    if (!('problems' in planned)) throw new Error('it was taken');
    expect(planned.problems).toEqual([{ row: 1, column, message: expect.stringMatching(message) }]);
  });

  it('may be in any order, with the bank before the key, and says which questions it leaves out', () => {
    expect(plan('milk/water', 'segment:kettle', 'scale', 'locale')).toMatchObject({
      columns: [{ kind: 'question' }, { kind: 'segment' }, { kind: 'question' }, { kind: 'locale' }],
      questionsWithoutColumn: ['tea/leaf', 'tea/tools', 'tea/lean', 'tea/water', 'tea/locale'],
    });
  });
});

describe('a cell', () => {
  it.each<[string, string, string[]]>([
    ['leaf', 'high', ['id-high']],
    ['leaf', ' 4 ', ['id-high']],
    ['leaf', '4.0', ['id-high']],
    ['leaf', 'equal', ['id-equal']],
    ['scale', '2', ['id-2']],
    ['scale', 'key:1', ['id-1']],
    ['scale', 'value:1', ['id-3']],
    ['scale', 'value:1.0', ['id-3']],
    ['tools', 'pot | cup', ['id-pot', 'id-cup']],
    ['tools', '-1', ['id-cup']],
    ['tools', 'pot|2', ['id-pot']],
    ['lean', 'grower', ['id-grower']],
    ['lean', '-1', ['id-grower']],
  ])('of %s with "%s" is the option', (column, cell, options) => {
    expect(answerOf(column, cell)).toEqual(options);
  });

  it.each<[string, string, RegExp]>([
    ['leaf', '7', /^"7" can mean "same" \(7\) or "equal" \(7\); write key:/],
    ['scale', '1', /^"1" can mean "1" \(3\) or "3" \(1\); write key:/],
    ['leaf', 'hihg', /did you mean "high"\?/],
    ['leaf', 'HIGH', /did you mean "high"\?/],
    ['leaf', '4.5', /it takes "low" \(0\), "high" \(4\)/],
    ['leaf', 'low|high', /names several options and the question takes one/],
    ['tools', 'pot||cup', /^"" is no option/],
    ['leaf', '__proto__', /is no option/],
    ['leaf', `\u0000\u202e${'x'.repeat(99)}`, /^" +x+…" is no option/],
  ])('of %s with "%s" is refused', (column, cell, message) => {
    expect(answerOf(column, cell)).toMatch(message);
  });

  it.each<[string, string | null]>([
    ['2026-05-31T23:30:00-02:30', '2026-06-01T02:00:00.000Z'],
    ['2024-02-29t00:00:00.1239z', '2024-02-29T00:00:00.123Z'],
    ['2026-02-29T00:00:00Z', null],
    ['2026-13-01T00:00:00Z', null],
    ['2026-05-31', null],
    ['2026-05-31T24:00:00Z', null],
    ['2026-05-31T10:00:00', null],
    ['31.05.2026', null],
    ['0033-01-01T00:00:00Z', null],
    ['2026-06-01T12:00:00.001Z', null],
  ])('of submitted_at with "%s" is %s', (cell, moment) => {
    const attempt = read(['leaf', 'submitted_at'], 'low', cell);
    if ('problems' in attempt)
      expect([attempt.problems.length, attempt.problems[0]?.column, moment]).toEqual([1, 'submitted_at', null]);
    else expect(attempt.submittedAt?.toISOString()).toBe(moment);
  });
});

describe('a row', () => {
  it('is an attempt: empty is skipped, the locale is the default, nothing is said of when', () => {
    expect(read(['leaf', 'scale', 'segment:kettle', 'locale', 'submitted_at'], '', '2', '', '', '')).toMatchObject({
      responses: { answers: { 'tea-leaf': [] } },
      segments: {},
      locale: 'en',
      submittedAt: null,
    });
    expect(read(['leaf', 'segment:kettle', 'locale'], 'low', 'stove', 'de')).toEqual({
      responses: { answers: { 'tea-leaf': ['id-low'] } },
      segments: { k: 'id-stove' },
      locale: 'de',
      submittedAt: null,
    });
  });

  it('tells all its problems at once', () => {
    const attempt = read(['leaf', 'segment:kettle', 'locale', 'submitted_at'], 'x', 'stov', 'fr', 'yesterday');
    expect('problems' in attempt && attempt.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'leaf'],
      [2, 'segment:kettle'],
      [2, 'locale'],
      [2, 'submitted_at'],
    ]);
  });

  it('is refused without any answer, and with more or fewer cells than the header', () => {
    expect(read(['leaf', 'segment:kettle'], '', 'stove')).toMatchObject({ problems: [{ row: 2, column: null }] });
    expect(read(['leaf', 'scale'], 'low')).toMatchObject({ problems: [{ row: 2, column: null }] });
  });
});
