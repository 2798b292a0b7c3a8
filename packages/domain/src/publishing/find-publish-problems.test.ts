import { describe, expect, it } from 'vitest';
import type { Assessment } from '../content/assessment.ts';
import type { Bundle } from '../content/bundle.ts';
import type { Question } from '../content/question.ts';
import { foreignBundle } from '../interchange/testing/foreign-bundle.ts';
import { findPublishProblems } from './find-publish-problems.ts';

interface Choir {
  bundle: Bundle;
  assessment: Assessment;
  question(key: string): Question;
}

/** The problems of the choir's assessment after some change to it. */
function problemsAfter(change: (choir: Choir) => void) {
  const bundle = foreignBundle();
  const [assessment] = bundle.assessments;
  if (!assessment) throw new Error('the bundle about choirs has an assessment');
  const question = (key: string): Question => {
    const found = bundle.questions.find((candidate) => candidate.key === key);
    if (!found) throw new Error(`the bundle about choirs has no question ${key}`);
    return found;
  };
  change({ bundle, assessment, question });
  return findPublishProblems({ bundle, assessment: assessment.slug });
}

const place = ({ severity, code, document, path }: ReturnType<typeof problemsAfter>[number]) =>
  `${severity} ${code} ${document.kind} ${path.join('.')}`;

type Case = [name: string, change: (choir: Choir) => void, ...expected: string[]];

const cases: Case[] = [
  [
    'scores below the first band',
    ({ assessment }) => {
      assessment.bands[0] = { ...band(assessment, 0), from: 5 };
    },
    'error bands-not-from-zero assessment bands.0.from',
  ],
  [
    'bands that overlap',
    ({ assessment }) => {
      assessment.bands[2] = { ...band(assessment, 2), from: 35 };
    },
    'error bands-not-ascending assessment bands.2.from',
    'warning focus-area-unanswered assessment focusRules',
  ],
  [
    'two bands of one key',
    ({ assessment }) => {
      assessment.bands[3] = { ...band(assessment, 3), key: 'in-parts' };
    },
    'error duplicate assessment bands.3.key',
    'error focus-rule-unknown-band assessment focusRules.3.bands.1',
  ],
  [
    'an option that no key scores',
    ({ question }) => {
      question('cv-louder').options[1] = withoutValue(question('cv-louder').options[1]);
    },
    'error option-without-value question options.1',
  ],
  [
    'a question whose answers all count the same',
    ({ question }) => {
      for (const option of question('md-waiting').options) option.value = 2;
    },
    'error question-without-range question options',
    'warning few-questions assessment competencies.0',
  ],
  [
    'a question of a competency that is not measured',
    ({ assessment }) => {
      assessment.competencies = assessment.competencies.filter(({ competency }) => competency !== 'care-of-voices');
      assessment.focusRules = assessment.focusRules.filter(({ competency }) => competency !== 'care-of-voices');
      for (const { targets, weights } of assessment.roleProfiles) {
        delete targets['care-of-voices'];
        delete weights['care-of-voices'];
      }
      assessment.competencies = assessment.competencies.map((measured) => ({ ...measured, weight: 1 }));
      assessment.roleProfiles = assessment.roleProfiles.map((profile) => ({ ...profile, weights: {} }));
    },
    'error question-of-unmeasured-competency assessment sections.0.placements.1.question',
    'error question-of-unmeasured-competency assessment sections.0.placements.3.question',
    'error question-of-unmeasured-competency assessment sections.1.placements.1.question',
  ],
  [
    'a competency without questions',
    ({ assessment }) => keepPlacements(assessment, (question) => !question.includes('/rc-')),
    'error competency-without-questions assessment competencies.2',
  ],
  [
    'a competency with two questions',
    ({ assessment }) => keepPlacements(assessment, (question) => !question.endsWith('/cv-shy-singer')),
    'warning few-questions assessment competencies.1',
  ],
  [
    'questions of a competency that all weigh nothing',
    ({ assessment }) => weigh(assessment, (question) => (question.includes('/cv-') ? 0 : 1)),
    'error question-weights-all-zero assessment competencies.1',
  ],
  [
    'competencies that all weigh nothing',
    ({ assessment }) => {
      assessment.competencies = assessment.competencies.map((measured) => ({ ...measured, weight: 0 }));
    },
    'error competency-weights-all-zero assessment competencies',
  ],
  [
    'a role to which nothing matters',
    ({ assessment }) => {
      profile(assessment, 2).weights = { 'musical-direction': 0, 'care-of-voices': 0, 'running-the-choir': 0 };
    },
    'error role-weights-all-zero assessment roleProfiles.2.weights',
  ],
  [
    'a role profile without the target of a competency',
    ({ assessment }) => void delete profile(assessment, 1).targets['care-of-voices'],
    'error target-missing assessment roleProfiles.1.targets',
  ],
  [
    'a role profile of a competency that is not measured',
    ({ assessment }) => {
      profile(assessment, 0).targets = { ...profile(assessment, 0).targets, constructor: 50 };
    },
    'error profile-of-unmeasured-competency assessment roleProfiles.0.targets.constructor',
  ],
  [
    'two profiles of one role and stage',
    ({ assessment }) => {
      profile(assessment, 1).stage = 'new-choir';
    },
    'error duplicate assessment roleProfiles.1.stage',
  ],
  [
    'a question placed twice',
    ({ assessment }) =>
      void assessment.sections[2]?.placements.push({
        question: 'choir-leadership/lean-gift',
        weight: 1,
        required: true,
      }),
    'error duplicate-placement assessment sections.2.placements.3.question',
  ],
  [
    'a placement of a question that does not exist',
    ({ assessment }) =>
      void assessment.sections[2]?.placements.push({ question: 'choir-leadership/gone', weight: 1, required: true }),
    'error unknown-question assessment sections.2.placements.3.question',
  ],
  [
    'forced choices without poles to lean to',
    ({ assessment }) => void delete assessment.orientation,
    'error forced-choice-without-orientation assessment sections.2.placements.0.question',
  ],
  [
    'poles without forced choices',
    ({ assessment }) => keepPlacements(assessment, (question) => !question.includes('/lean-')),
    'warning orientation-without-questions assessment orientation',
    'warning section-without-questions assessment sections.2',
  ],
  [
    'a forced choice between two options of one pole',
    ({ question }) => {
      for (const option of question('lean-gift').options) option.value = 1;
    },
    'error forced-choice-without-poles question options',
  ],
  [
    'a scored question that names no competency',
    ({ question }) => void delete question('md-choosing-pieces').competency,
    'error question-without-competency question competency',
    'warning few-questions assessment competencies.0',
  ],
  [
    'a question of a competency that the framework has lost',
    ({ question }) => {
      question('md-choosing-pieces').competency = 'sight-reading';
    },
    'error unknown-competency question competency',
    'warning few-questions assessment competencies.0',
  ],
  [
    'a framework that does not exist',
    ({ assessment }) => {
      assessment.framework = 'orchestra';
    },
    'error unknown-framework assessment framework',
  ],
  [
    'a focus rule that names what does not exist',
    ({ assessment }) =>
      void assessment.focusRules.push({
        competency: 'repertoire',
        bands: ['loud'],
        role: 'accompanist',
        guides: ['breathing'],
      }),
    'error focus-rule-unknown-competency assessment focusRules.4.competency',
    'error focus-rule-unknown-band assessment focusRules.4.bands.0',
    'error focus-rule-unknown-role assessment focusRules.4.role',
    'error focus-rule-unknown-guide assessment focusRules.4.guides.0',
  ],
  [
    'a focus area that no guide answers for one of the roles',
    ({ assessment }) => void assessment.focusRules.pop(),
    'warning focus-area-unanswered assessment focusRules',
  ],
  [
    'a text without the default locale',
    ({ assessment, question }) => {
      assessment.title = { de: 'Chor-Check' };
      question('cv-louder').prompt = { en: ' ', de: 'Lauter?' };
    },
    'error text-missing assessment title.en',
    'error text-missing question prompt.en',
  ],
  [
    'texts that are not translated, once a document',
    ({ assessment, question }) => {
      for (const each of assessment.bands) each.text = { en: 'A text.' };
      question('cv-louder').prompt = { en: 'Louder?' };
    },
    'warning translation-missing assessment bands.0.text.de',
    'warning translation-missing question prompt.de',
  ],
  [
    'questions of a competency that are all keyed the same way',
    ({ question }) => {
      question('rc-chairs').reversed = false;
    },
    'warning same-keying assessment competencies.2',
  ],
  [
    'a competency that decides nearly alone',
    ({ assessment }) => {
      assessment.competencies[0] = { competency: 'musical-direction', weight: 4 };
    },
    'warning extreme-share assessment competencies.0',
  ],
  [
    'a question that decides a competency nearly alone',
    ({ assessment }) => weigh(assessment, (question) => (question.endsWith('/rc-chairs') ? 10 : 1)),
    'warning extreme-share assessment sections.1.placements.2.weight',
  ],
  [
    'a question of another framework',
    ({ bundle }) => {
      for (const bank of bundle.banks) bank.framework = 'orchestra';
      for (const each of bundle.assessments)
        for (const [index, { placements }] of each.sections.entries()) if (index > 0) placements.length = 0;
      for (const each of bundle.assessments) {
        each.sections.length = 1;
        each.sections[0]?.placements.splice(1);
        each.focusRules = [];
        each.roleProfiles = [];
        delete each.orientation;
        each.competencies.length = 1;
      }
    },
    'error question-of-another-framework assessment sections.0.placements.0.question',
    'warning few-questions assessment competencies.0',
  ],
  [
    'a part of a competency that no question is about',
    ({ bundle }) => {
      const competency = bundle.frameworks[0]?.competencies.find(({ key }) => key === 'running-the-choir');
      const text = { en: 'A text.', de: 'Ein Text.' };
      competency?.children.push({ key: 'archive', name: text }, { key: 'rooms', name: text });
      for (const each of bundle.questions)
        if (each.competency && each.key.startsWith('rc-')) each.competency = 'archive';
    },
    'warning sub-competency-without-questions assessment competencies.2',
  ],
  [
    'nothing where a question is about the competency as a whole',
    ({ bundle, question }) => {
      const competency = bundle.frameworks[0]?.competencies.find(({ key }) => key === 'running-the-choir');
      competency?.children.push({ key: 'rooms', name: { en: 'Rooms', de: 'Räume' } });
      question('rc-chairs').competency = 'running-the-choir';
    },
  ],
  [
    'links in the introduction that lead nowhere',
    ({ assessment }) => {
      const links = '[a](/guides/breathing) [b](/guides/the-first-rehearsal#nowhere) [c](/assessments/orchestra)';
      assessment.introduction = { en: links, de: '[a](/guides/the-first-rehearsal)' };
    },
    'error broken-link assessment introduction.en',
    'warning broken-anchor assessment introduction.en',
  ],
  [
    'more time than respondents are told',
    ({ assessment }) => {
      // 4,000 words take 16 minutes to read
      assessment.sections[0] = { ...section(assessment, 0), title: { en: 'la '.repeat(4000), de: 'la' } };
      assessment.statedMinutes = 16;
    },
    'warning takes-longer-than-stated assessment statedMinutes',
  ],
  [
    'more than respondents will finish, though they are told',
    ({ assessment }) => {
      assessment.sections[0] = { ...section(assessment, 0), title: { en: 'la '.repeat(4000), de: 'la' } };
      assessment.statedMinutes = 30;
    },
    'warning takes-long assessment sections',
  ],
  [
    'more than respondents will finish',
    ({ assessment }) => {
      assessment.sections[0] = {
        ...section(assessment, 0),
        title: { en: 'la '.repeat(4000), de: 'la '.repeat(4000) },
      };
    },
    'warning takes-long assessment sections',
  ],
];

describe('what speaks against publishing an assessment', () => {
  it('is nothing when all is well', () => {
    expect(problemsAfter(() => {})).toEqual([]);
  });

  it.each(cases)('is %s', (_, change, ...expected) => {
    expect(problemsAfter(change).map(place)).toEqual(expected);
  });

  it('is said in the subject’s own terms, with what to do', () => {
    const [unanswered] = problemsAfter(({ assessment }) => void assessment.focusRules.pop());

    expect(unanswered).toMatchObject({
      document: { kind: 'assessment', key: 'choir-check-up' },
      message: 'no guide answers a chair whose Running the choir is below the target of 85 in: In parts, A cappella',
      mend: 'add a focus rule for "running-the-choir" with the bands in-parts, a-cappella',
    });
  });

  it('includes guides that nobody could read yet', () => {
    const publishedGuides = new Set(['the-first-rehearsal']);

    const problems = findPublishProblems({ bundle: foreignBundle(), assessment: 'choir-check-up', publishedGuides });

    expect(problems.map(place)).toEqual([
      'warning guide-not-published assessment focusRules.2.guides.0',
      'warning guide-not-published assessment focusRules.3.guides.0',
    ]);
  });

  it('includes links to assessments where it is known which are published', () => {
    const bundle = foreignBundle();
    const [assessment] = bundle.assessments;
    if (assessment) assessment.introduction = { en: '[a](/assessments/orchestra) [b](/assessments/choir-check-up)' };
    const publishedAssessments = new Set<string>();

    const problems = findPublishProblems({ bundle, assessment: 'choir-check-up', publishedAssessments });

    expect(problems.filter(({ severity }) => severity === 'error').map(place)).toEqual([
      'error broken-link assessment introduction.en',
    ]);
  });

  it('does not ask for a guide where a competency never is a focus area', () => {
    // without weight for the chair, running the choir is no focus area of the chair's
    const problems = problemsAfter(({ assessment }) => {
      for (const each of assessment.roleProfiles)
        if (each.role === 'chair') each.weights = { ...each.weights, 'running-the-choir': 0 };
      assessment.focusRules.pop();
    });

    expect(problems.map(place)).toEqual([]);
  });

  it('does not ask for a guide in a band that begins at the target', () => {
    const problems = problemsAfter(({ assessment }) => {
      for (const each of assessment.roleProfiles)
        if (each.role === 'director') each.targets = { ...each.targets, 'running-the-choir': 60 };
    });

    expect(problems.map(place)).toEqual([]);
  });

  it.each([
    ['equal', [1, 1, 1]],
    ['opposite', [1, -1, 0]],
  ])('counts the ticks of a multiple choice together, so that %s values tell people apart', (_, values) => {
    const problems = problemsAfter(({ question }) => {
      for (const [index, option] of question('rc-known-figures').options.entries()) option.value = values[index] ?? 0;
    });

    expect(problems.map(place)).toEqual([]);
  });

  it('puts errors before warnings', () => {
    const problems = problemsAfter(({ assessment, question }) => {
      question('rc-chairs').reversed = false;
      assessment.bands[0] = { ...band(assessment, 0), from: 5 };
    });

    expect(problems.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });

  it('is not asked of an assessment that is not there', () => {
    expect(() => findPublishProblems({ bundle: foreignBundle(), assessment: 'orchestra-check' })).toThrow(
      'orchestra-check',
    );
  });
});

function band(assessment: Assessment, index: number) {
  return required(assessment.bands[index]);
}

function profile(assessment: Assessment, index: number) {
  return required(assessment.roleProfiles[index]);
}

function section(assessment: Assessment, index: number) {
  return required(assessment.sections[index]);
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the assessment about choirs has more than that');
  return value;
}

function withoutValue(option: Question['options'][number] | undefined): Question['options'][number] {
  const { key, label } = required(option);
  return { key, label };
}

function keepPlacements(assessment: Assessment, keeps: (question: string) => boolean): void {
  for (const each of assessment.sections) each.placements = each.placements.filter(({ question }) => keeps(question));
}

function weigh(assessment: Assessment, weightOf: (question: string) => number): void {
  for (const { placements } of assessment.sections)
    for (const each of placements) each.weight = weightOf(each.question);
}
