import fc from 'fast-check';
import type { Assessment } from '../../content/assessment.ts';
import type { Bundle } from '../../content/bundle.ts';
import type { Framework } from '../../content/framework.ts';
import type { LocalisedText } from '../../content/localised-text.ts';
import type { Question } from '../../content/question.ts';
import { normaliseBundle } from '../normalise-bundle.ts';

const key = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4})?$/),
  fc.constantFrom('constructor', 'no', 'null', 'true', '1', '007', '1e3', 'y', 'on'),
);

const oddText = fc.constantFrom(
  ' leading space',
  'trailing space ',
  'a: b',
  'a #comment',
  '# heading',
  '- dash',
  '? question',
  '"quoted"',
  "it's",
  '2024',
  '1e3',
  '0x1F',
  'no',
  'null',
  '~',
  'true',
  '.inf',
  '2001-01-01',
  '<<',
  '=',
  '&anchor',
  '*alias',
  '!tag',
  '%directive',
  '@at',
  '`code`',
  '---',
  '...',
  '--- a',
  'one\ntwo',
  'one\n\ntwo\n',
  '\n\nlate',
  'late\n\n\n',
  'trailing \nspace',
  '  indented\nless',
  'tab\there',
  '\ttab',
  'CR\rLF\r\nend',
  '👩‍👩‍👧 family',
  'Zürich – „Anführung“',
  '日本語のテキスト',
  'null\\0 backslash \\n',
  '{flow: map}',
  '[flow, list]',
  'a, b',
  'ends with colon:',
  'nbsp\u00a0 \u2028 line separator \u0085',
  '\ufeffmark',
  `${'long words in a row '.repeat(12)}end`,
  `${'long  with double spaces '.repeat(8)}end`,
  `${'unbroken'.repeat(40)}`,
  `${'long line with a newline '.repeat(8)}\n${'and another one '.repeat(10)}`,
  `long with: colon and # sign ${'word '.repeat(30)}`,
);
const text = fc
  .oneof(
    oddText,
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.lorem({ mode: 'sentences', maxCount: 4 }),
  )
  .filter((written) => written.trim() !== '' && !written.includes('\0') && written.isWellFormed());

const localised: fc.Arbitrary<LocalisedText> = fc.oneof(
  text.map((en) => ({ en })),
  fc.record({ en: text, no: text }),
);
const optionalText = fc.option(localised, { nil: undefined });
const present = <Value>(name: string, value: Value | undefined) => (value === undefined ? {} : { [name]: value });
const distinctKeys = (minLength: number, maxLength: number) => fc.uniqueArray(key, { minLength, maxLength });
const weight = fc.constantFrom(0, 0.25, 1, 1, 1, 2, 1e6);
const value = fc.integer({ min: -1000, max: 1000 });

function framework(slug: string): fc.Arbitrary<Framework> {
  return fc
    .record({
      name: localised,
      description: optionalText,
      keys: distinctKeys(2, 6),
      texts: fc.array(localised, { minLength: 6, maxLength: 6 }),
    })
    .map(({ name, description, keys, texts }) => {
      const [first = 'first', ...rest] = keys;
      const describe = (at: number) => ({
        name: texts[at] ?? { en: 'x' },
        ...(at % 2 ? { description: texts[5 - at] ?? { en: 'y' } } : {}),
      });
      return {
        slug,
        name,
        ...present('description', description),
        competencies: [
          { key: first, ...describe(0), children: rest.slice(1).map((child, at) => ({ key: child, ...describe(at) })) },
          { key: rest[0] ?? 'second', ...describe(1), children: [] },
        ],
      };
    });
}

function questions(bank: string, { competencies }: Framework): fc.Arbitrary<Question[]> {
  const measured = competencies.flatMap((competency) => [
    competency.key,
    ...competency.children.map((child) => child.key),
  ]);
  const scored = fc.record({
    type: fc.constantFrom('single-choice' as const, 'multiple-choice' as const, 'likert' as const),
    competency: fc.constantFrom(...measured),
    reversed: fc.boolean(),
    options: fc.uniqueArray(fc.record({ key, label: localised, value }), {
      selector: (option) => option.key,
      minLength: 2,
      maxLength: 4,
    }),
  });
  const forced = fc
    .record({ labels: fc.tuple(localised, localised), positiveFirst: fc.boolean() })
    .map(({ labels, positiveFirst }) => ({
      type: 'forced-choice' as const,
      reversed: false,
      options: labels.map((label, at) => ({
        key: at === 0 ? 'a' : 'b',
        label,
        value: (at === 0) === positiveFirst ? 1 : -1,
      })),
    }));
  return fc
    .record({
      keys: distinctKeys(1, 4),
      contents: fc.array(fc.oneof(scored, forced), { minLength: 4, maxLength: 4 }),
      prompts: fc.array(localised, { minLength: 4, maxLength: 4 }),
      help: optionalText,
    })
    .map(({ keys, contents, prompts, help }) =>
      keys.map((questionKey, position) => ({
        key: questionKey,
        bank,
        position,
        prompt: prompts[position] ?? { en: 'x' },
        ...present('help', position % 2 ? help : undefined),
        ...(contents[position] ?? contents[0]),
      })),
    ) as fc.Arbitrary<Question[]>;
}

interface Sources {
  framework: Framework;
  questions: readonly Question[];
  guides: readonly string[];
}

function assessment(slug: string, sources: Sources): fc.Arbitrary<Assessment> {
  const measured = sources.framework.competencies.map((competency) => competency.key);
  const numbers = (number: fc.Arbitrary<number>) =>
    fc
      .tuple(...measured.map(() => number))
      .map((values) => Object.fromEntries(measured.map((name, at) => [name, values[at] ?? 0])));
  const keyed = <Fields extends object>(fields: fc.Arbitrary<Fields>, minLength = 1) =>
    fc.uniqueArray(
      fc.tuple(key, fields).map(([name, rest]) => ({ key: name, ...rest })),
      { selector: (entry) => entry.key, minLength, maxLength: 3 },
    );
  return fc
    .record({
      texts: fc.record(
        {
          title: localised,
          summary: localised,
          introduction: localised,
          statedMinutes: fc.integer({ min: 1, max: 600 }),
        },
        { requiredKeys: ['title', 'summary', 'introduction'] },
      ),
      weights: fc.tuple(weight, weight),
      placed: fc.shuffledSubarray([...sources.questions]),
      sections: keyed(fc.record({ title: localised })),
      placement: fc.record({ weight, required: fc.boolean() }),
      segments: fc.oneof(
        fc.constant([]),
        keyed(fc.record({ prompt: localised, options: keyed(fc.record({ label: localised }), 2) })),
      ),
      poles: fc.option(fc.tuple(keyed(fc.record({ name: localised }), 2)), { nil: undefined }),
      bands: keyed(fc.record({ name: localised, text: localised, from: fc.constantFrom(0, 12.5, 50, 99.9) })),
      profiles: fc.uniqueArray(
        fc.record({
          role: key,
          stage: key,
          label: localised,
          basis: optionalText,
          targets: numbers(fc.integer({ min: 0, max: 100 })),
          weights: fc.oneof(fc.constant({}), numbers(weight)),
        }),
        { selector: ({ role, stage }) => `${role}/${stage}`, maxLength: 3 },
      ),
      ruleRole: fc.boolean(),
    })
    .map(({ texts, weights, placed, sections, placement, segments, poles, bands, profiles, ruleRole }) => ({
      slug,
      ...texts,
      framework: sources.framework.slug,
      competencies: measured.map((competency, at) => ({ competency, weight: weights[at] ?? 1 })),
      sections: sections.map((section, index) => ({
        ...section,
        placements: placed
          .filter((_, at) => at % sections.length === index)
          .map((question) => ({ question: `${question.bank}/${question.key}`, ...placement })),
      })),
      segments,
      ...present('orientation', poles && { positive: poles[0][0], negative: poles[0][1] }),
      bands,
      roleProfiles: profiles.map(({ basis, ...profile }) => ({ ...profile, ...present('basis', basis) })),
      focusRules:
        sources.guides.length > 0
          ? measured.map((competency) => ({
              competency,
              bands: bands.map((band) => band.key),
              ...present('role', ruleRole ? profiles[0]?.role : undefined),
              guides: [...sources.guides],
            }))
          : [],
    })) as fc.Arbitrary<Assessment>;
}

/** Bundles with two locales, references that are ambiguous without a prefix, and texts that YAML finds hard. */
export const arbitraryBundle: fc.Arbitrary<Bundle> = fc
  .record({
    frameworkSlugs: distinctKeys(1, 2),
    bankSlugs: distinctKeys(1, 2),
    guideSlugs: distinctKeys(0, 3),
    assessmentSlug: key,
  })
  .chain((slugs) =>
    fc
      .record({
        frameworks: fc.tuple(...slugs.frameworkSlugs.map(framework)),
        bankNames: fc.array(localised, { minLength: 2, maxLength: 2 }),
        guideTexts: fc.array(fc.record({ title: localised, summary: localised, body: localised }), {
          minLength: 3,
          maxLength: 3,
        }),
      })
      .chain(({ frameworks, bankNames, guideTexts }) => {
        const main = frameworks[0] as Framework;
        const everyCompetency = frameworks.flatMap((each) =>
          each.competencies.map((competency) => `${each.slug}/${competency.key}`),
        );
        return fc.tuple(...slugs.bankSlugs.map((bank) => questions(bank, main))).chain((banks) =>
          assessment(slugs.assessmentSlug, { framework: main, questions: banks.flat(), guides: slugs.guideSlugs }).map(
            (composed): Bundle => ({
              defaultLocale: 'en',
              locales: ['en', 'no'],
              guides: slugs.guideSlugs.map((slug, at) => ({
                slug,
                ...(guideTexts[at] ?? guideTexts[0] ?? { title: { en: 'x' }, summary: { en: 'x' }, body: { en: 'x' } }),
                competencies: at === 0 ? everyCompetency : [],
                assessments: at === 1 ? [slugs.assessmentSlug] : [],
                related: slugs.guideSlugs.filter((other) => other !== slug),
              })),
              frameworks: [...frameworks],
              banks: slugs.bankSlugs.map((slug, at) => ({
                slug,
                name: bankNames[at] ?? { en: 'x' },
                framework: main.slug,
              })),
              questions: banks.flat(),
              assessments: [composed],
            }),
          ),
        );
      }),
  )
  .map(normaliseBundle);
