import { describe, expect, it } from 'vitest';
import type { Bundle } from '../content/bundle.ts';
import { readBundle } from '../interchange/read-bundle.ts';
import { smallBundleWith } from '../interchange/testing/small-bundle.ts';
import { findDocumentProblems } from './find-document-problems.ts';

type Kind = Parameters<typeof findDocumentProblems>[0]['kind'];
type Case = [name: string, kind: Kind, key: string, change: (bundle: Bundle) => void, ...expected: string[]];

const cases: Case[] = [
  [
    'an option without a value',
    'question',
    'bees/swarm-seen',
    ({ questions: [question] }) => void delete question?.options[1]?.value,
    'error option-without-value options.1',
    ...untranslated('prompt'),
  ],
  [
    'two options of one key that count the same',
    'question',
    'bees/swarm-seen',
    ({ questions: [question] }) => {
      for (const option of question?.options ?? []) Object.assign(option, { key: 'a', value: 1 });
    },
    'error question-without-range options',
    'error duplicate options.1.key',
    ...untranslated('prompt'),
  ],
  [
    'an empty prompt',
    'question',
    'bees/swarm-seen',
    ({ questions: [question] }) => {
      if (question) question.prompt = {};
    },
    'error text-missing prompt.en',
    ...untranslated('options.0.label'),
  ],
  [
    'a competency that its framework does not have',
    'question',
    'bees/swarm-seen',
    ({ questions: [question] }) => {
      if (question) question.competency = 'swarmimg';
    },
    'error unknown-competency competency',
    ...untranslated('prompt'),
  ],
  ['nothing in a forced choice', 'question', 'bees/lean-morning', () => {}, ...untranslated('prompt')],
  [
    'a forced choice without poles',
    'question',
    'bees/lean-morning',
    ({ questions: [, question] }) => {
      for (const option of question?.options ?? []) option.value = 1;
    },
    'error forced-choice-without-poles options',
    ...untranslated('prompt'),
  ],
  [
    'a bank that is not there',
    'question',
    'bees/swarm-seen',
    (bundle) => {
      bundle.banks = [];
    },
    'error unknown-bank bank',
    ...untranslated('prompt'),
  ],
  [
    'a framework that is not there',
    'bank',
    'bees',
    (bundle) => {
      bundle.frameworks = [];
    },
    'error unknown-framework framework',
    ...untranslated('name'),
  ],
  [
    'a key that both levels use, and a competency without a name',
    'framework',
    'beekeeping',
    ({ frameworks: [framework] }) => {
      const [, honey] = framework?.competencies ?? [];
      if (!honey) return;
      honey.key = 'swarming';
      honey.name = { de: 'Honig' };
    },
    'error duplicate competencies.1.key',
    'error text-missing competencies.1.name.en',
    ...untranslated('name'),
  ],
  [
    'a link that leads nowhere',
    'guide',
    'first-hive',
    ({ guides: [guide] }) => {
      if (guide) guide.body = { en: '[a](/guides/wax) [b](/assessments/bee-check)', de: 'Text' };
    },
    'error broken-link body.en',
  ],
  [
    'a question that is in the trash',
    'assessment',
    'bee-check',
    ({ assessments: [assessment] }) => {
      for (const each of assessment?.sections ?? [])
        each.placements = [{ question: 'bees/gone', weight: 1, required: true }];
      delete assessment?.orientation;
    },
    'error competency-without-questions competencies.0',
    'error unknown-question sections.0.placements.0.question',
    'warning translation-missing title.de',
  ],
];

/** All that the small bundle says in English only. */
function untranslated(first: string): string[] {
  return [`warning translation-missing ${first}.de`];
}

describe('what is wrong with the draft of a document', () => {
  it.each(cases)('is %s (%s)', (_name, kind, key, change, ...expected) => {
    const bundle = smallBundle();
    change(bundle);

    const problems = findDocumentProblems({ bundle, kind, key });

    expect(problems.map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`)).toEqual(expected);
    if (kind !== 'assessment') expect(problems.every(({ document }) => document.key === key)).toBe(true);
  });

  it('is said with what to do about it', () => {
    const bundle = smallBundle();
    for (const question of bundle.questions) question.competency = 'swarmimg';

    expect(findDocumentProblems({ bundle, kind: 'question', key: 'bees/swarm-seen' })[0]).toEqual({
      code: 'unknown-competency',
      severity: 'error',
      document: { kind: 'question', key: 'bees/swarm-seen' },
      path: ['competency'],
      message: 'there is no competency "swarmimg"',
      mend: 'did you mean "swarming"?',
    });
  });

  it.each(['guide', 'framework', 'bank', 'question', 'assessment'] as const)(
    'is not asked of a %s that is not there',
    (kind) => {
      expect(() => findDocumentProblems({ bundle: smallBundle(), kind, key: 'wasps' })).toThrow('wasps');
    },
  );
});

function smallBundle(): Bundle {
  const { bundle } = readBundle(smallBundleWith([]));
  if (!bundle) throw new Error('the small bundle can be read');
  return bundle;
}
