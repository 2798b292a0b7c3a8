import { describe, expect, it } from 'vitest';
import type { Framework } from '../content/framework.ts';
import type { Guide } from '../content/guide.ts';
import { describeRevision } from './describe-revision.ts';
import { choirBank, choirFramework, choirGuide, choirNames, edited, entry, type Said, said } from './testing/choir.ts';

const words = (number: number, word: string) => Array.from({ length: number }, () => word).join(' ');

describe('of a guide, an editor is told', () => {
  const rows: [what: string, edit: (guide: Guide) => void, expected: Said[]][] = [
    [
      'how many words came and went',
      ({ body }) => {
        body.en = (body.en ?? '')
          .replace('The chairs.', `The ${words(30, 'squeaking')} chairs.`)
          .replace('hurts', 'aches');
      },
      [['cosmetic', 'Body (English): 31 words added, 1 removed']],
    ],
    [
      'that the same words stand elsewhere',
      ({ body }) => {
        body.en = (body.en ?? '').split('\n\n').reverse().join('\n\n');
      },
      [['cosmetic', 'Body (English): the same words in a new order']],
    ],
    [
      'that no word changed',
      ({ body }) => {
        body.en = (body.en ?? '').replaceAll('## ', '### ');
      },
      [['cosmetic', 'Body (English): punctuation or layout changed']],
    ],
    [
      'what it is about and what to read beside it',
      (guide) => {
        guide.title.en = 'Fewer hands';
        guide.summary.fr = 'Un chœur.';
        guide.competencies = ['choir-leadership/care-of-voices'];
        guide.assessments = [];
        guide.related = [...guide.related, 'many-hands'].reverse();
        delete guide.body.de;
      },
      [
        ['cosmetic', 'English title reworded'],
        ['cosmetic', 'French summary added'],
        ['cosmetic', 'Competency "Care of voices" added'],
        ['cosmetic', 'Competency "Running the choir" removed'],
        ['cosmetic', 'Assessment "choir-check-up" removed'],
        ['cosmetic', 'Related guide "Many hands" added'],
        ['cosmetic', 'German body removed'],
      ],
    ],
  ];

  it.each(rows)('%s', (_what, edit, expected) => {
    const after = edited(choirGuide, edit);
    expect(said(describeRevision({ kind: 'guide', before: choirGuide, after, names: choirNames }))).toEqual(expected);
  });
});

describe('of a framework, an editor is told', () => {
  const rows: [what: string, edit: (framework: Framework) => void, expected: Said[]][] = [
    [
      'what competencies are called and how they are explained',
      (framework) => {
        delete framework.description;
        const competency = entry(framework.competencies, 'care-of-voices');
        competency.name.en = 'Voices';
        competency.description = { en: 'Helping.', de: 'Helfen.' };
      },
      [
        ['cosmetic', 'English description removed'],
        ['cosmetic', 'German description removed'],
        ['cosmetic', 'Competency "Care of voices" renamed to "Voices"'],
        ['cosmetic', 'English description of competency "Voices" reworded'],
        ['cosmetic', 'German description of competency "Voices" reworded'],
      ],
    ],
    [
      'that a sub-competency is scored elsewhere',
      ({ competencies }) => {
        const moved = entry(competencies, 'musical-direction').children.pop();
        if (moved) entry(competencies, 'care-of-voices').children.push(moved);
      },
      [['structural', 'Competency "Repertoire" moved from "Musical direction" to "Care of voices"']],
    ],
    [
      'what can be measured from now on, and what no more',
      (framework) => {
        framework.competencies.shift();
        framework.competencies.reverse();
        framework.competencies.push({
          key: 'sound',
          name: { en: 'Sound' },
          children: [{ key: 'blend', name: { en: 'Blend' } }],
        });
        entry(framework.competencies, 'running-the-choir').children.push({ key: 'money', name: { en: 'Money' } });
      },
      [
        ['cosmetic', 'Sub-competency "Money" added to "Running the choir"'],
        ['cosmetic', 'Competency "Sound" added with 1 sub-competency'],
        ['structural', 'Competency "Musical direction" removed with 2 sub-competencies'],
        ['cosmetic', 'Competencies in a new order: "Running the choir", "Care of voices", "Sound"'],
      ],
    ],
    [
      'the order of sub-competencies',
      ({ competencies }) => {
        entry(competencies, 'musical-direction').children.reverse();
      },
      [['cosmetic', 'Sub-competencies of "Musical direction" in a new order: "Repertoire", "Rehearsing"']],
    ],
  ];

  it.each(rows)('%s', (_what, edit, expected) => {
    const after = edited(choirFramework, edit);
    expect(said(describeRevision({ kind: 'framework', before: choirFramework, after, names: choirNames }))).toEqual(
      expected,
    );
  });
});

it('of a question bank, an editor is told its name and its framework', () => {
  const after = { ...choirBank, name: { en: 'Choirs', de: 'Chorleitung' }, framework: 'orchestra' };
  expect(said(describeRevision({ kind: 'bank', before: choirBank, after, names: choirNames }))).toEqual([
    ['cosmetic', 'Question bank "Choir leadership" renamed to "Choirs"'],
    ['cosmetic', 'Framework "choir-leadership" → "orchestra"'],
  ]);
});

it('of documents that are new, an editor is told that they are', () => {
  const created = [
    ...describeRevision({ kind: 'guide', before: null, after: choirGuide, names: choirNames }),
    ...describeRevision({ kind: 'framework', before: null, after: choirFramework, names: choirNames }),
    ...describeRevision({ kind: 'bank', before: null, after: choirBank, names: choirNames }),
  ];
  expect(said(created)).toEqual([
    ['cosmetic', 'Guide "Many hands" created'],
    ['cosmetic', 'Framework "Leading a community choir" created with 3 competencies'],
    ['cosmetic', 'Question bank "Choir leadership" created'],
  ]);
});

it('shows names in another language than the sentences', () => {
  const after = edited(choirFramework, ({ competencies }) => {
    entry(competencies, 'care-of-voices').name = { en: 'Care of voices', de: 'Stimmen' };
  });
  const names = { ...choirNames, locale: 'de' };
  expect(said(describeRevision({ kind: 'framework', before: choirFramework, after, names }))).toEqual([
    ['cosmetic', 'Competency "Sorge für die Stimmen" renamed to "Stimmen"'],
  ]);
});
