import { describe, expect, it } from 'vitest';
import { readBundle } from './read-bundle.ts';
import { foreignFiles } from './testing/foreign-bundle.ts';
import { type SmallBundlePath, smallBundleWith } from './testing/small-bundle.ts';

/** `file:line:column code`, the way problems are compared here. */
const placesIn = (files: Map<string, string | Uint8Array>) =>
  readBundle(files).problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);

interface Slip {
  name: string;
  file: SmallBundlePath;
  replace: string;
  by: string;
  /** line:column code */
  found: string;
  mend: string;
}

const slips: Slip[] = [
  {
    name: 'a field that does not exist',
    file: 'banks/bees.yaml',
    replace: 'prompt: A free morning?',
    by: 'prompt: A free morning?\n    reversd: true',
    found: '18:5 unknown-field',
    mend: 'did you mean "reversed"?',
  },
  {
    name: 'a field that is missing',
    file: 'assessments/bee-check.yaml',
    replace: '    from: 0\n',
    by: '',
    found: '23:5 missing-field',
    mend: 'write from: The lowest score of the band',
  },
  {
    name: 'a field without a value',
    file: 'frameworks/beekeeping.yaml',
    replace: 'name: Swarming',
    by: 'name:',
    found: '9:9 empty-field',
    mend: 'write name: What the competency is called.',
  },
  {
    name: 'a number where a text belongs',
    file: 'frameworks/beekeeping.yaml',
    replace: 'name: Honey',
    by: 'name: 2024',
    found: '11:11 wrong-type',
    mend: 'put it in quotes: "2024"',
  },
  {
    name: 'a truth value where a text belongs',
    file: 'banks/bees.yaml',
    replace: 'label: At the market',
    by: 'label: true',
    found: '23:16 wrong-type',
    mend: 'put it in quotes: "true"',
  },
  {
    name: 'a number as a key',
    file: 'banks/bees.yaml',
    replace: 'key: b\n        label: At',
    by: 'key: 2\n        label: At',
    found: '22:14 wrong-type',
    mend: 'put it in quotes: "2"',
  },
  {
    name: 'a text where a number belongs',
    file: 'assessments/bee-check.yaml',
    replace: 'from: 0',
    by: 'from: "0"',
    found: '26:11 wrong-type',
    mend: 'write it without quotes: 0',
  },
  {
    name: 'a value with a fraction',
    file: 'banks/bees.yaml',
    replace: 'value: 2',
    by: 'value: 2.5',
    found: '14:16 wrong-type',
    mend: 'write a whole number',
  },
  {
    name: 'one entry where a list belongs',
    file: 'guides/first-hive.md',
    replace: 'competencies:\n  - swarming',
    by: 'competencies: swarming',
    found: '4:15 wrong-type',
    mend: 'write it as a list: [swarming]',
  },
  {
    name: 'an option without a value',
    file: 'banks/bees.yaml',
    replace: '        value: 2\n',
    by: '',
    found: '12:9 missing-field',
    mend: 'write value: The integer that the option counts',
  },
  {
    name: 'a question type that does not exist',
    file: 'banks/bees.yaml',
    replace: 'single-choice',
    by: 'single-choise',
    found: '5:11 bad-value',
    mend: 'did you mean "single-choice"?',
  },
  {
    name: 'a key with capitals and spaces',
    file: 'frameworks/beekeeping.yaml',
    replace: 'key: honey',
    by: 'key: Honey & Wax',
    found: '10:10 bad-format',
    mend: 'write "honey-wax"',
  },
  {
    name: 'a target above 100',
    file: 'assessments/bee-check.yaml',
    replace: 'colony-care: 60',
    by: 'colony-care: 160',
    found: '32:20 out-of-range',
    mend: 'at most 100',
  },
  {
    name: 'one option only',
    file: 'banks/bees.yaml',
    replace: '      - key: a\n        label: Watched it leave\n        value: 0\n',
    by: '',
    found: '8:5 too-few',
    mend: 'write at least 2',
  },
  {
    name: 'a field written twice',
    file: 'banks/bees.yaml',
    replace: 'framework: beekeeping',
    by: 'framework: beekeeping\nname: Wasps',
    found: '3:1 duplicate-field',
    mend: 'keep one of them',
  },
  {
    name: 'two options with one key',
    file: 'banks/bees.yaml',
    replace: 'key: b\n        label: At',
    by: 'key: a\n        label: At',
    found: '22:14 duplicate',
    mend: 'give one another key',
  },
  {
    name: 'a sub-competency with the key of a competency',
    file: 'frameworks/beekeeping.yaml',
    replace: 'key: swarming',
    by: 'key: honey',
    found: '8:14 duplicate',
    mend: 'keep one of the two',
  },
  {
    name: 'a question placed twice, once with the name of its bank',
    file: 'assessments/bee-check.yaml',
    replace: 'question: lean-morning',
    by: 'question: bees/swarm-seen',
    found: '13:19 duplicate',
    mend: 'keep one of the two',
  },
  {
    name: 'a question that does not exist',
    file: 'assessments/bee-check.yaml',
    replace: 'question: swarm-seen',
    by: 'question: swarm-sean',
    found: '12:19 unknown-reference',
    mend: 'did you mean "swarm-seen"?',
  },
  {
    name: 'a bank that does not have the question',
    file: 'assessments/bee-check.yaml',
    replace: 'question: swarm-seen',
    by: 'question: bee/swarm-seen',
    found: '12:19 unknown-reference',
    mend: 'did you mean "bees/swarm-seen"?',
  },
  {
    name: 'a framework that does not exist',
    file: 'banks/bees.yaml',
    replace: 'framework: beekeeping',
    by: 'framework: beekeepers',
    found: '2:12 unknown-reference',
    mend: 'did you mean "beekeeping"?',
  },
  {
    name: 'a sub-competency measured by itself',
    file: 'assessments/bee-check.yaml',
    replace: '- competency: colony-care\nsections',
    by: '- competency: swarming\nsections',
    found: '7:17 sub-competency-measured',
    mend: 'write "colony-care"',
  },
  {
    name: 'a target of an unknown competency',
    file: 'assessments/bee-check.yaml',
    replace: 'colony-care: 60',
    by: 'colony-cure: 60',
    found: '32:7 unknown-reference',
    mend: 'did you mean "colony-care"?',
  },
  {
    name: 'a focus rule for a band that the assessment does not have',
    file: 'assessments/bee-check.yaml',
    replace: '- larva\n',
    by: '- lava\n',
    found: '36:9 unknown-reference',
    mend: 'did you mean "larva"?',
  },
  {
    name: 'a focus rule for a role without profile',
    file: 'assessments/bee-check.yaml',
    replace: '    role: keeper\n    guides',
    by: '    role: beekeeper\n    guides',
    found: '37:11 unknown-reference',
    mend: 'did you mean "keeper"?',
  },
  {
    name: 'a guide about an unknown assessment',
    file: 'guides/first-hive.md',
    replace: '- bee-check',
    by: '- bee-chek',
    found: '7:5 unknown-reference',
    mend: 'did you mean "bee-check"?',
  },
  {
    name: 'a forced choice between two options of one pole',
    file: 'banks/bees.yaml',
    replace: 'value: -1',
    by: 'value: 1',
    found: '18:5 forced-choice-without-poles',
    mend: 'the other with -1',
  },
  {
    name: 'a forced choice with a competency',
    file: 'banks/bees.yaml',
    replace: 'prompt: A free morning?',
    by: 'prompt: A free morning?\n    competency: honey',
    found: '18:5 forced-choice-with-competency',
    mend: 'remove the competency',
  },
  {
    name: 'a scored question without a competency',
    file: 'banks/bees.yaml',
    replace: '    competency: swarming\n',
    by: '',
    found: '4:5 question-without-competency',
    mend: 'name the competency',
  },
  {
    name: 'a text in a locale that the bundle does not have',
    file: 'frameworks/beekeeping.yaml',
    replace: 'de: Pflege des Volkes',
    by: 'fr: Soin de la colonie',
    found: '6:7 unknown-locale',
    mend: 'add it to "locales" in bundle.yaml, which has en, de',
  },
  {
    name: 'a text without the default locale',
    file: 'frameworks/beekeeping.yaml',
    replace: '      en: Care of the colony\n',
    by: '',
    found: '4:5 default-text-missing',
    mend: 'add en: …',
  },
  {
    name: 'an empty text',
    file: 'assessments/bee-check.yaml',
    replace: 'name: Larva',
    by: 'name: "  "',
    found: '24:11 empty-text',
    mend: 'write the text',
  },
  {
    name: 'a default locale that is not listed',
    file: 'bundle.yaml',
    replace: 'defaultLocale: en',
    by: 'defaultLocale: fr',
    found: '2:16 default-locale-not-listed',
    mend: 'add it to "locales"',
  },
  {
    name: 'a later version of the format',
    file: 'bundle.yaml',
    replace: 'format: 1',
    by: 'format: 2',
    found: '1:9 bad-value',
    mend: 'write 1',
  },
  {
    name: 'a second colon in a text',
    file: 'banks/bees.yaml',
    replace: 'label: At the market',
    by: 'label: Market: selling',
    found: '23:16 yaml-syntax',
    mend: 'put the text in quotes',
  },
  {
    name: 'a tab as indentation',
    file: 'banks/bees.yaml',
    replace: '    competency: swarming',
    by: '\tcompetency: swarming',
    found: '6:1 yaml-tab',
    mend: 'indent with spaces',
  },
  {
    name: 'a quote that is never closed, where it opens',
    file: 'assessments/bee-check.yaml',
    replace: 'name: Larva',
    by: 'name: "Larva',
    found: '24:11 yaml-syntax',
    mend: 'close it',
  },
  {
    name: 'a null character behind an escape',
    file: 'frameworks/beekeeping.yaml',
    replace: 'name: Honey',
    by: 'name: "Ho\\0ney"',
    found: '11:11 unstorable-character',
    mend: 'remove the escape',
  },
  {
    name: 'a link to a guide that does not exist',
    file: 'guides/first-hive.md',
    replace: 'borrow the rest.',
    by: 'borrow the rest, see [there](/guides/first-hiv).',
    found: '10:44 broken-link',
    mend: 'did you mean "/guides/first-hive"?',
  },
  {
    name: 'a link from an introduction to a guide that does not exist',
    file: 'assessments/bee-check.yaml',
    replace: '/guides/first-hive)',
    by: '/guides/second-hive)',
    found: '4:26 broken-link',
    mend: 'write the guide, or remove the link',
  },
  {
    name: 'a link to the file of a guide',
    file: 'guides/first-hive.de.md',
    replace: 'leih den Rest.',
    by: '[leih](./first-hive.md) den Rest.',
    found: '6:25 link-to-file',
    mend: 'write "/guides/first-hive"',
  },
  {
    name: 'front matter that is never closed',
    file: 'guides/first-hive.de.md',
    replace: '---\n\nKauf',
    by: '\nKauf',
    found: '1:1 open-front-matter',
    mend: 'write a line "---"',
  },
  {
    name: 'no front matter at all',
    file: 'guides/first-hive.md',
    replace: '---\ntitle',
    by: 'title',
    found: '1:1 no-front-matter',
    mend: 'begin the file with ---',
  },
  {
    name: 'competencies in the front matter of a translation',
    file: 'guides/first-hive.de.md',
    replace: '---\n\nKauf',
    by: 'related: []\n---\n\nKauf',
    found: '4:1 unknown-field',
    mend: 'the fields are title, summary',
  },
];

describe('reading a bundle', () => {
  it('reads a bundle without slips, every reference qualified and every text by locale', () => {
    const { bundle, problems } = readBundle(smallBundleWith([]));

    expect(problems).toEqual([]);
    expect(bundle?.guides[0]).toEqual({
      slug: 'first-hive',
      title: { en: 'Your first hive', de: 'Dein erster Stock' },
      summary: { en: 'What to buy and what to borrow.', de: 'Was du kaufst und was du leihst.' },
      competencies: ['beekeeping/swarming'],
      assessments: ['bee-check'],
      related: [],
      body: {
        en: 'Buy the bees, borrow the rest.\n\n## Where to put it\n\nNot [under a tree](#where-to-put-it).',
        de: 'Kauf die Bienen, leih den Rest.',
      },
    });
    expect(bundle?.assessments[0]?.sections[0]?.placements).toEqual([
      { question: 'bees/swarm-seen', weight: 1, required: true },
      { question: 'bees/lean-morning', weight: 1, required: false },
    ]);
    expect(bundle?.questions.map(({ bank, key, position }) => [bank, key, position])).toEqual([
      ['bees', 'swarm-seen', 0],
      ['bees', 'lean-morning', 1],
    ]);
  });

  it.each(slips)('finds $name, with its line and what to write instead', ({ file, replace, by, found, mend }) => {
    const { bundle, problems } = readBundle(smallBundleWith([{ file, replace, by }]));

    const places = problems.map((problem) => `${problem.file}:${problem.line}:${problem.column} ${problem.code}`);
    const problem = problems[places.indexOf(`${file}:${found}`)];
    expect(places).toContain(`${file}:${found}`);
    expect(problem?.mend).toContain(mend);
    expect(bundle).toBeNull();
  });

  it.each([
    [
      'one field less indented than its neighbours',
      '    competency: swarming',
      '   competency: swarming',
      '6:1 yaml-layout',
    ],
    [
      'one field more indented than its neighbours',
      '    competency: swarming',
      '      competency: swarming',
      '5:11 yaml-layout',
    ],
    [
      'a bracket that stays open',
      'options:\n      - key: a\n        label: W',
      'options: [\n      - key: a\n        label: W',
      '9:7 yaml-layout',
    ],
    ['a space that is missing after a colon', 'competency: swarming', 'competency:swarming', '6:5 yaml-field-name'],
    [
      'a text that only begins with a quote',
      'label: Watched it leave',
      'label: "Watched" it leave',
      '10:26 yaml-syntax',
    ],
  ])('reports %s once, where it is', (_, replace, by, found) => {
    expect(placesIn(smallBundleWith([{ file: 'banks/bees.yaml', replace, by }]))).toEqual([`banks/bees.yaml:${found}`]);
  });

  it('goes on after a second colon, and judges the fields after it', () => {
    const files = smallBundleWith([
      {
        file: 'banks/bees.yaml',
        replace: 'label: Watched it leave\n        value: 0',
        by: 'label: Gone: all of it\n        value: none',
      },
      { file: 'banks/bees.yaml', replace: 'prompt: A free morning?', by: 'prompt: Free: a morning' },
    ]);

    expect(placesIn(files)).toEqual([
      'banks/bees.yaml:10:16 yaml-syntax',
      'banks/bees.yaml:11:16 wrong-type',
      'banks/bees.yaml:17:13 yaml-syntax',
    ]);
  });

  it('does not believe what stands after broken syntax, only what stands before', () => {
    const files = smallBundleWith([
      { file: 'banks/bees.yaml', replace: 'name: Bees', by: 'nam: Bees' },
      { file: 'banks/bees.yaml', replace: 'competency: swarming', by: 'competency swarming' },
      { file: 'banks/bees.yaml', replace: 'prompt: A free morning?', by: 'prompt A free morning?' },
    ]);

    expect(placesIn(files)).toEqual([
      'banks/bees.yaml:1:1 unknown-field',
      'banks/bees.yaml:6:5 yaml-field-name',
      'banks/bees.yaml:17:5 yaml-field-name',
    ]);
  });

  it('reads the bundle of another team, in two languages, without a problem', () => {
    expect(readBundle(foreignFiles()).problems).toEqual([]);
  });

  it('finds many slips of many files in one go', () => {
    const together = slips.filter(({ file, replace, by, name }, index) => {
      const touchesAnother = slips
        .slice(0, index)
        .some((other) => other.file === file && overlaps(file, other.replace, replace));
      return lines(replace) === lines(by) && !touchesAnother && !standAlone.has(name);
    });

    const places = placesIn(smallBundleWith(together));

    expect(places).toEqual(expect.arrayContaining(together.map(({ file, found }) => `${file}:${found}`)));
    expect(together.length).toBeGreaterThan(15);
  });

  it('blames a slip on its own line only', () => {
    const alone = slips.filter(
      ({ found, by }) =>
        !/no-front-matter|open-front-matter|default-locale-not-listed/.test(found) && by !== 'key: honey',
    );
    const noisy = alone
      .map(({ name, file, replace, by }) => ({
        name,
        count: placesIn(smallBundleWith([{ file, replace, by }])).length,
      }))
      .filter(({ count }) => count !== 1);

    expect(noisy).toEqual([]);
  });
});

/** Slips that change what the rest of the file means, or that another slip hides. */
const standAlone = new Set([
  'a tab as indentation',
  'a quote that is never closed, where it opens',
  'a default locale that is not listed',
  'a sub-competency with the key of a competency',
  'a question placed twice, once with the name of its bank',
]);

function overlaps(file: SmallBundlePath, a: string, b: string): boolean {
  const text = String(smallBundleWith([]).get(file));
  return text.indexOf(a) < text.indexOf(b) + b.length && text.indexOf(b) < text.indexOf(a) + a.length;
}

function lines(text: string): number {
  return text.split('\n').length;
}
