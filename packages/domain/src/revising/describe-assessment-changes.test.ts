import { expect, it } from 'vitest';
import type { Assessment } from '../content/assessment.ts';
import { describeRevision } from './describe-revision.ts';
import { choirAssessment, choirNames, edited, entry, type Said, said } from './testing/choir.ts';

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
    'a target and a weight of a role profile',
    ({ roleProfiles }) => {
      const profile = entry(roleProfiles, 'director / new-choir');
      profile.targets['care-of-voices'] = 80;
      profile.weights['running-the-choir'] = 5;
    },
    [
      ['scoring', 'Target of "Director of a new choir" for "Care of voices" 70 → 80'],
      // 1 of 5 and 5 of 9
      ['scoring', 'Weight of "Running the choir" for "Director of a new choir" 1 → 5: its share 20 % → 56 %'],
    ],
  ],
  [
    'a weight of a role profile that was not set and counted as 1',
    ({ roleProfiles }) => {
      entry(roleProfiles, 'chair / established-choir').weights['musical-direction'] = 4;
    },
    // 1 of 1 + 1 + 2, and 4 of 4 + 1 + 2
    [['scoring', 'Weight of "Musical direction" for "Chair of an established choir" set to 4: its share 25 % → 57 %']],
  ],
  [
    'targets that are set and removed',
    ({ roleProfiles }) => {
      const { targets } = entry(roleProfiles, 'chair / new-choir');
      delete targets['musical-direction'];
      targets.rehearsing = 10;
    },
    [
      ['scoring', 'Target of "Chair of a new choir" for "Musical direction" removed, which was 20'],
      ['scoring', 'Target of "Chair of a new choir" for "Rehearsing" set to 10'],
    ],
  ],
  [
    'role profiles that are renamed, explained and reordered',
    ({ roleProfiles }) => {
      roleProfiles.reverse();
      const profile = entry(roleProfiles, 'director / new-choir');
      profile.label = { en: 'Founder', de: 'Leitung eines neuen Chors' };
      delete profile.basis;
    },
    [
      ['cosmetic', 'Role profile "Director of a new choir" renamed to "Founder"'],
      ['cosmetic', 'English basis of role profile "Founder" removed'],
      ['cosmetic', 'German basis of role profile "Founder" removed'],
      [
        'scoring',
        'Role profiles in a new order: "Chair of an established choir", "Chair of a new choir", "Director of an established choir", "Founder"',
      ],
    ],
  ],
  [
    'a role profile that is removed',
    ({ roleProfiles }) => {
      roleProfiles.shift();
    },
    [['scoring', 'Role profile "Director of a new choir" removed']],
  ],
  [
    'focus rules, which score nothing',
    (assessment) => {
      const [, , third, fourth] = assessment.focusRules;
      third?.guides.push('the-first-rehearsal');
      fourth?.guides.reverse();
      assessment.focusRules.shift();
      assessment.focusRules.push({ competency: 'care-of-voices', bands: ['a-cappella'], guides: ['many-hands'] });
    },
    [
      [
        'cosmetic',
        'Guide "The first rehearsal" added to the focus rule for "Running the choir" in "Humming", "In unison"',
      ],
      [
        'cosmetic',
        'Guides of the focus rule for "Running the choir" in "In parts", "A cappella" for role "chair" in a new order: "The first rehearsal", "Many hands"',
      ],
      ['cosmetic', 'Focus rule for "Care of voices" in "A cappella" added: it leads to "Many hands"'],
      ['cosmetic', 'Focus rule for "Musical direction" in "Humming", "In unison", "In parts" removed'],
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
    'another framework, in which every question may measure something else',
    (assessment) => {
      assessment.framework = 'orchestra';
    },
    [['structural', 'Framework "choir-leadership" → "orchestra"']],
  ],
];

it.each(rows)('of an assessment, an editor is told %s', (_what, edit, expected) => {
  const after = edited(choirAssessment, edit);
  expect(said(describeRevision({ kind: 'assessment', before: choirAssessment, after, names: choirNames }))).toEqual(
    expected,
  );
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
