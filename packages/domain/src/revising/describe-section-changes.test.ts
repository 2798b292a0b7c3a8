import { expect, it } from 'vitest';
import type { Assessment } from '../content/assessment.ts';
import { entry, type Said, saidOfAssessment } from './testing/choir.ts';

type Row = [what: string, edit: (assessment: Assessment) => void, expected: Said[]];

const ref = (key: string) => `choir-leadership/${key}`;
const section = ({ sections }: Assessment, key: string) => entry(sections, key);

/** Takes a question out of its section, to be placed elsewhere. */
function take(assessment: Assessment, key: string) {
  for (const { placements } of assessment.sections) {
    const at = placements.findIndex(({ question }) => question === ref(key));
    const [taken] = at < 0 ? [] : placements.splice(at, 1);
    if (taken) return taken;
  }
  throw new Error(`${key} is not placed`);
}

const firstTenMinutes = '"What did your choir do in the first ten minutes of the last…"';
const waiting = '"While I work with one voice, the other three wait."';
const chairs = '"The chairs are put away by the same four people."';
const figures = '"Which of these could you say without looking it up?"';

const rows: Row[] = [
  [
    'the weight of a question with its share of the competency',
    (assessment) => {
      entry(section(assessment, 'tuesday-evening').placements, ref('md-waiting')).weight = 2;
    },
    // Musical direction has weights 1, 1 and 1.5: 1 of 3.5 and 2 of 4.5
    [
      [
        'scoring',
        `Weight of question ${waiting} in "Musical direction" 1 → 2: its share of the competency 29 % → 44 %`,
      ],
    ],
  ],
  [
    'weights of a competency that only grow together at once',
    (assessment) => {
      for (const { placements } of assessment.sections)
        for (const placement of placements) if (placement.question.includes('/md-')) placement.weight *= 2;
    },
    [['scoring', 'Weights of the questions in "Musical direction" × 2: every share stays']],
  ],
  [
    'the weight of a forced choice, which is not scored',
    (assessment) => {
      entry(section(assessment, 'dilemmas').placements, ref('lean-applause')).weight = 2;
    },
    [
      [
        'cosmetic',
        'Weight of question "Which compliment stays with you?" 1 → 2, which counts for nothing: it is not scored',
      ],
    ],
  ],
  [
    'questions that have to be answered or not',
    (assessment) => {
      entry(section(assessment, 'tuesday-evening').placements, ref('md-waiting')).required = false;
      entry(section(assessment, 'the-rest-of-the-week').placements, ref('rc-known-figures')).required = true;
    },
    [
      ['cosmetic', `Question ${waiting} is now optional`],
      ['cosmetic', `Question ${figures} is now required`],
    ],
  ],
  [
    'a question that moves to another place among the questions',
    (assessment) => {
      section(assessment, 'the-rest-of-the-week').placements.push(take(assessment, 'md-first-ten-minutes'));
    },
    [['structural', `Question ${firstTenMinutes} moved from section "Tuesday evening" to "The rest of the week"`]],
  ],
  [
    'a question that crosses the border of two sections between the same neighbours',
    (assessment) => {
      section(assessment, 'dilemmas').placements.unshift(take(assessment, 'rc-known-figures'));
    },
    [['cosmetic', `Question ${figures} moved from section "The rest of the week" to "Three dilemmas"`]],
  ],
  [
    'the order of questions within a section',
    (assessment) => {
      section(assessment, 'dilemmas').placements.reverse();
    },
    [['structural', 'Questions of section "Three dilemmas" in a new order']],
  ],
  [
    'the order of sections',
    (assessment) => {
      assessment.sections.reverse();
    },
    [['structural', 'Sections in a new order: "Three dilemmas", "The rest of the week", "Tuesday evening"']],
  ],
  [
    'a section that is still empty',
    (assessment) => {
      assessment.sections.unshift({ key: 'soon', title: { en: 'Soon' }, placements: [] });
    },
    [['cosmetic', 'Section "Soon" added without questions']],
  ],
  [
    'a title in every language',
    (assessment) => {
      section(assessment, 'dilemmas').title = { en: 'A dilemma or three', de: 'Zwickmühlen' };
    },
    [
      ['cosmetic', 'Section "Three dilemmas" renamed to "A dilemma or three"'],
      ['cosmetic', 'German title of section "A dilemma or three" reworded'],
    ],
  ],
  [
    'a question that is placed and one that is not any more',
    (assessment) => {
      section(assessment, 'dilemmas').placements.push({ question: ref('rc-new'), weight: 1, required: true });
      take(assessment, 'rc-chairs');
    },
    [
      ['structural', 'Question "choir-leadership/rc-new" added to section "Three dilemmas"'],
      ['structural', `Question ${chairs} removed from section "The rest of the week"`],
    ],
  ],
  [
    'many questions at once by their number',
    (assessment) => {
      section(assessment, 'the-rest-of-the-week').placements = [];
    },
    [['structural', '4 questions removed from section "The rest of the week"']],
  ],
  [
    'a section that is removed, with its questions',
    (assessment) => {
      assessment.sections.pop();
    },
    [['structural', 'Section "Three dilemmas" removed with 3 questions']],
  ],
  [
    'a section that is divided, with what it takes over',
    (assessment) => {
      const placements = section(assessment, 'the-rest-of-the-week').placements.splice(2);
      placements.push({ question: ref('rc-new'), weight: 1, required: true });
      assessment.sections.splice(2, 0, { key: 'money', title: { en: 'Money' }, placements });
    },
    [
      ['structural', 'Section "Money" added with 1 question and 2 questions from other sections'],
      ['cosmetic', `Question ${chairs} moved from section "The rest of the week" to "Money"`],
      ['cosmetic', `Question ${figures} moved from section "The rest of the week" to "Money"`],
    ],
  ],
  [
    'a section that gets another key and keeps everything else',
    (assessment) => {
      section(assessment, 'tuesday-evening').key = 'wednesday-evening';
    },
    [
      ['cosmetic', 'Section "Tuesday evening" added with 5 questions from other sections'],
      ['cosmetic', 'Section "Tuesday evening" removed'],
      ['cosmetic', '5 questions moved from section "Tuesday evening" to "Tuesday evening"'],
    ],
  ],
];

it.each(rows)('of the sections, an editor is told %s', (_what, edit, expected) => {
  expect(saidOfAssessment(edit)).toEqual(expected);
});
