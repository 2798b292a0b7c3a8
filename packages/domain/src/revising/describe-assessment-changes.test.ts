import { expect, it } from 'vitest';
import type { Assessment } from '../content/assessment.ts';
import { describeRevision } from './describe-revision.ts';
import { choirAssessment, choirNames, edited, entry, type Said, said, saidOfAssessment } from './testing/choir.ts';

type Row = [what: string, edit: (assessment: Assessment) => void, expected: Said[]];

const english = (en: string) => ({ en });

const rows: Row[] = [
  [
    'a competency weight with its share',
    ({ competencies }) => {
      entry(competencies, 'musical-direction').weight = 3;
    },
    [['scoring', 'Weight of "Musical direction" 2 → 3: its share 50 % → 60 %']],
  ],
  [
    'weights that only grow together at once',
    ({ competencies }) => {
      for (const measured of competencies) measured.weight *= 2.5;
    },
    [['scoring', 'Weights of all competencies × 2.5: every share stays']],
  ],
  [
    'a small change of a share with the decimals it takes',
    ({ competencies }) => {
      entry(competencies, 'musical-direction').weight = 2.001;
    },
    // 2/4 and 2.001/4.001
    [['scoring', 'Weight of "Musical direction" 2 → 2.001: its share 50.00 % → 50.01 %']],
  ],
  [
    'a competency that is measured no more',
    (assessment) => {
      assessment.competencies = assessment.competencies.slice(0, 2);
    },
    [['scoring', 'Competency "Running the choir" removed, which had a share of 25 %']],
  ],
  [
    'a competency that is measured from now on',
    ({ competencies }) => {
      competencies.push({ competency: 'repertoire', weight: 4 });
    },
    [['scoring', 'Competency "Repertoire" added with weight 4: a share of 50 %']],
  ],
  [
    'the order of competencies, which the model keeps',
    ({ competencies }) => {
      competencies.reverse();
    },
    [['scoring', 'Competencies in a new order: "Running the choir", "Care of voices", "Musical direction"']],
  ],
  [
    'the cut of a band',
    ({ bands }) => {
      entry(bands, 'in-parts').from = 55;
    },
    [['scoring', 'Band "In parts" begins at 55 instead of 60']],
  ],
  [
    'a band that is added and one that is removed',
    (assessment) => {
      assessment.bands = [
        ...assessment.bands.slice(0, 3),
        { key: 'on-tour', name: english('On tour'), text: english('Bravo.'), from: 90 },
      ];
    },
    [
      ['scoring', 'Band "On tour" added, which begins at 90'],
      ['scoring', 'Band "A cappella" removed, which began at 82.5'],
    ],
  ],
  [
    'the wording of a band',
    ({ bands }) => {
      const band = entry(bands, 'humming');
      band.name = { en: 'Whistling', de: 'Pfeifen' };
      band.text = { ...band.text, fr: 'La mélodie est là.' };
    },
    [
      ['cosmetic', 'Band "Humming" renamed to "Whistling"'],
      ['cosmetic', 'German name of band "Whistling" reworded'],
      ['cosmetic', 'French text of band "Whistling" added'],
    ],
  ],
  [
    'segment questions, which are asked beside the structure',
    (assessment) => {
      const [voice] = assessment.segments;
      voice?.options.pop();
      voice?.options.push({ key: 'none', label: english('None') });
      assessment.segments.pop();
      assessment.segments.push({ key: 'years', prompt: english('For how long?'), options: [] });
    },
    [
      ['cosmetic', 'Option "None" added to segment question "Which voice do you sing when nobody conducts?"'],
      ['cosmetic', 'Option "Bass" removed from segment question "Which voice do you sing when nobody conducts?"'],
      ['cosmetic', 'Segment question "For how long?" added with 0 options'],
      ['cosmetic', 'Segment question "How many of you are there on a good evening?" removed'],
    ],
  ],
  [
    'the order of segment questions and of their options',
    ({ segments }) => {
      segments.reverse();
      entry(segments, 'size-of-choir').options.reverse();
    },
    [
      [
        'cosmetic',
        'Options of segment question "How many of you are there on a good evening?" in a new order: "More than 50", "21 to 50", "Up to 20"',
      ],
      [
        'cosmetic',
        'Segment questions in a new order: "How many of you are there on a good evening?", "Which voice do you sing when nobody conducts?"',
      ],
    ],
  ],
  [
    'a pole of the orientation by its name and by its key',
    (assessment) => {
      if (assessment.orientation) assessment.orientation.negative = { key: 'board', name: english('Board') };
    },
    [
      ['cosmetic', 'Pole "Chair" renamed to "Board"'],
      ['cosmetic', 'German name of pole "Board" removed'],
      ['scoring', 'Key of pole "Board" "chair" → "board"'],
    ],
  ],
  [
    'an orientation that forced choices leaned to',
    (assessment) => {
      delete assessment.orientation;
    },
    [['scoring', 'Orientation between "Director" and "Chair" removed']],
  ],
  [
    'its own texts',
    (assessment) => {
      assessment.title = { en: 'Choir MOT', de: 'Chor-Check' };
      assessment.summary = { en: assessment.summary.en ?? '' };
    },
    [
      ['cosmetic', 'English title reworded'],
      ['cosmetic', 'German summary removed'],
    ],
  ],
  [
    'the time that respondents are told',
    (assessment) => {
      assessment.statedMinutes = 12;
    },
    [['cosmetic', 'Stated to take 12 minutes']],
  ],
  [
    'another framework, in which every question may measure something else',
    (assessment) => {
      assessment.framework = 'orchestra';
    },
    [['structural', 'Framework "choir-leadership" → "orchestra"']],
  ],
];

it.each(rows)('of an assessment, an editor is told %s', (_what, edit, expected) => {
  expect(saidOfAssessment(edit)).toEqual(expected);
});

it('takes poles for wording where no forced choice leans to them', () => {
  const withoutDilemmas = edited(choirAssessment, (assessment) => {
    assessment.sections.pop();
  });
  const after = edited(withoutDilemmas, (assessment) => {
    delete assessment.orientation;
  });
  expect(said(describeRevision({ kind: 'assessment', before: withoutDilemmas, after, names: choirNames }))).toEqual([
    ['cosmetic', 'Orientation between "Director" and "Chair" removed'],
  ]);
});

it('names the place of a change and its values', () => {
  const after = edited(choirAssessment, ({ bands }) => {
    entry(bands, 'in-parts').from = 55;
  });
  expect(describeRevision({ kind: 'assessment', before: choirAssessment, after, names: choirNames })).toEqual([
    {
      path: ['bands', 'in-parts', 'from'],
      classification: 'scoring',
      sentence: 'Band "In parts" begins at 55 instead of 60',
      before: 60,
      after: 55,
    },
  ]);
});

it('says what a new assessment holds', () => {
  expect(
    said(describeRevision({ kind: 'assessment', before: null, after: choirAssessment, names: choirNames })),
  ).toEqual([['structural', 'Assessment "Choir check-up" created with 12 questions in 3 sections']]);
});
