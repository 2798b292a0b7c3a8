import { expect, it } from 'vitest';
import type { Question } from '../content/question.ts';
import { describeRevision } from './describe-revision.ts';
import { choirNames, choirQuestion, edited, entry, type Said, said } from './testing/choir.ts';

type Row = [what: string, key: string, edit: (question: Question) => void, expected: Said[]];

const rows: Row[] = [
  [
    'the value of an option',
    'md-waiting',
    ({ options }) => {
      entry(options, 'always').value = 5;
    },
    [['scoring', 'Value of option "Always" 4 → 5']],
  ],
  [
    'a value that was missing and a value that counts as much as none',
    'md-choosing-pieces',
    ({ options }) => {
      delete entry(options, 'favourite').value;
    },
    [['scoring', 'Value of option "That I have always wanted to conduct it" −1 → none']],
  ],
  [
    'the pole of a forced choice',
    'lean-gift',
    ({ options }) => {
      entry(options, 'score').value = -1;
    },
    [['scoring', 'Value of option "A weekend with a singing teacher" 1 → −1']],
  ],
  [
    'a value of a forced choice that names the same pole',
    'lean-gift',
    ({ options }) => {
      entry(options, 'score').value = 7;
    },
    [['cosmetic', 'Value of option "A weekend with a singing teacher" 1 → 7, which changes no score']],
  ],
  [
    'the keying',
    'md-waiting',
    (question) => {
      question.reversed = false;
    },
    [['scoring', '"While I work with one voice, the other three wait." is no longer reverse-keyed']],
  ],
  [
    'the keying of a forced choice, which has none',
    'lean-applause',
    (question) => {
      question.reversed = true;
    },
    [['cosmetic', '"Which compliment stays with you?" is now reverse-keyed, which changes no score']],
  ],
  [
    'options that are added, removed and reordered',
    'rc-known-figures',
    (question) => {
      question.options = [
        { key: 'none', label: { en: 'None of it' }, value: 0 },
        { key: 'later', label: { en: 'Later' } },
        ...question.options.slice(1).reverse(),
      ];
    },
    [
      ['structural', 'Option "None of it" added with value 0'],
      ['structural', 'Option "Later" added without a value'],
      ['structural', 'Option "What is left in the account" removed'],
      [
        'structural',
        'Options in a new order: "None of it", "Later", "Until when the room is yours", "How many joined and left this year"',
      ],
    ],
  ],
  [
    'the wording, language by language',
    'md-choosing-pieces',
    (question) => {
      question.prompt = { ...question.prompt, de: 'Was hast du vorher geprüft?' };
      question.help = { en: 'Choose all.', 'pt-BR': 'Escolha tudo.' };
      entry(question.options, 'time').label = { en: 'Rehearsals', de: 'Wie viele Proben es braucht' };
    },
    [
      ['cosmetic', 'German prompt reworded'],
      ['cosmetic', 'English help reworded'],
      ['cosmetic', 'German help removed'],
      ['cosmetic', 'Brazilian Portuguese help added'],
      ['cosmetic', 'English label of option "Rehearsals" reworded'],
    ],
  ],
  [
    'another sub-competency of the same competency',
    'md-waiting',
    (question) => {
      question.competency = 'repertoire';
    },
    [
      [
        'cosmetic',
        '"While I work with one voice, the other three wait." now measures "Repertoire" instead of "Rehearsing"',
      ],
    ],
  ],
  [
    'another competency',
    'md-waiting',
    (question) => {
      question.competency = 'care-of-voices';
    },
    [
      [
        'structural',
        '"While I work with one voice, the other three wait." now measures "Care of voices" instead of "Rehearsing"',
      ],
    ],
  ],
  [
    'another type',
    'md-waiting',
    (question) => {
      question.type = 'single-choice';
    },
    [['structural', 'Type of "While I work with one voice, the other three wait." likert → single-choice']],
  ],
  [
    'a question that is scored no more',
    'md-waiting',
    (question) => {
      question.type = 'forced-choice';
      delete question.competency;
    },
    [
      ['structural', 'Type of "While I work with one voice, the other three wait." likert → forced-choice'],
      ['structural', '"While I work with one voice, the other three wait." measures no competency any more'],
    ],
  ],
  [
    'its place in the bank',
    'md-waiting',
    (question) => {
      question.position = 4;
    },
    [['cosmetic', 'Moved from place 2 to 5 in its bank']],
  ],
];

it.each(rows)('of a question, an editor is told %s', (_what, key, edit, expected) => {
  const before = choirQuestion(key);
  const after = edited(before, edit);
  expect(said(describeRevision({ kind: 'question', before, after, names: choirNames }))).toEqual(expected);
});

it('says how many options a new question has', () => {
  const after = choirQuestion('lean-applause');
  expect(said(describeRevision({ kind: 'question', before: null, after, names: choirNames }))).toEqual([
    ['structural', 'Question "Which compliment stays with you?" created with 2 options'],
  ]);
});
