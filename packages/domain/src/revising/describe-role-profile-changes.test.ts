import { expect, it } from 'vitest';
import type { Assessment } from '../content/assessment.ts';
import { entry, type Said, saidOfAssessment } from './testing/choir.ts';

type Row = [what: string, edit: (assessment: Assessment) => void, expected: Said[]];

const rows: Row[] = [
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
];

it.each(rows)('an editor is told of %s', (_what, edit, expected) => {
  expect(saidOfAssessment(edit)).toEqual(expected);
});
