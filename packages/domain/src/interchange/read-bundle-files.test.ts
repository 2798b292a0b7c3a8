import { describe, expect, it } from 'vitest';
import { readBundle } from './read-bundle.ts';
import { smallBundleWith } from './testing/small-bundle.ts';

type Files = Map<string, string | Uint8Array>;

const problemsOf = (files: Files) =>
  readBundle(files).problems.map(
    ({ file, line, column, code, severity }) => `${file}:${line}:${column} ${severity} ${code}`,
  );

/** The small bundle with some files added or replaced, and those of `undefined` taken away. */
const withFiles = (changes: Record<string, string | Uint8Array | undefined>): Files => {
  const files = smallBundleWith([]);
  for (const [path, content] of Object.entries(changes)) {
    if (content === undefined) files.delete(path);
    else files.set(path, content);
  }
  return files;
};

const textOf = (path: string) => String(smallBundleWith([]).get(path));
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string) =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8]),
  ]);

describe('the files of a bundle', () => {
  it('may be bytes with a byte order mark and the line ends of Windows', () => {
    const files = new Map(
      [...smallBundleWith([])].map(([path, text]) => [
        path,
        new TextEncoder().encode(`\uFEFF${String(text).replaceAll('\n', '\r\n')}`),
      ]),
    );

    expect(problemsOf(files)).toEqual([]);
    expect(readBundle(files).bundle).toEqual(readBundle(smallBundleWith([])).bundle);
  });

  it('report lines and columns alike with the line ends of Windows', () => {
    const text = textOf('banks/bees.yaml').replace('value: 2\n', 'value: two\n').replaceAll('\n', '\r\n');

    expect(problemsOf(withFiles({ 'banks/bees.yaml': text }))).toEqual(['banks/bees.yaml:14:16 error wrong-type']);
  });

  it('are refused in Latin-1, with the first place that is not UTF-8', () => {
    const text = textOf('guides/first-hive.de.md').replace('Bienen', 'Bienenkörbe');

    const files = withFiles({ 'guides/first-hive.de.md': latin1(text) });

    expect(problemsOf(files)).toEqual(['guides/first-hive.de.md:6:17 error not-utf-8']);
    expect(readBundle(files).problems[0]?.mend).toContain('Latin-1');
  });

  it('are refused in UTF-16, which is named', () => {
    const files = withFiles({ 'bundle.yaml': utf16(textOf('bundle.yaml')) });

    expect(readBundle(files).problems.map(({ code, mend }) => [code, mend])).toEqual([
      ['not-utf-8', 'save the file as UTF-8; it is UTF-16'],
    ]);
  });

  it('are refused with a null byte', () => {
    const text = textOf('frameworks/beekeeping.yaml').replace('Honey', 'Ho\0ney');

    expect(problemsOf(withFiles({ 'frameworks/beekeeping.yaml': text }))).toEqual([
      'frameworks/beekeeping.yaml:11:13 error null-byte',
    ]);
  });

  it('are not read when they are larger than any text that people write', () => {
    const text = `${textOf('guides/first-hive.md')}${'bees '.repeat(200_000)}`;

    expect(problemsOf(withFiles({ 'guides/first-hive.md': text }))).toEqual([
      'guides/first-hive.md:1:1 error file-too-large',
    ]);
  });

  it('must have bundle.yaml among them', () => {
    expect(problemsOf(withFiles({ 'bundle.yaml': undefined }))).toEqual(['bundle.yaml:1:1 error missing-file']);
    expect(problemsOf(new Map())).toEqual(['bundle.yaml:1:1 error missing-file']);
  });

  it('may stand beside a README, a licence and hidden files', () => {
    expect(
      problemsOf(
        withFiles({
          'README.md': '# Bees',
          'guides/README.md': 'x',
          LICENSE: 'x',
          '.git/config': 'x',
          'guides/.DS_Store': '\0',
        }),
      ),
    ).toEqual([]);
  });

  it.each([
    ['bank/wasps.yaml', 'name it banks/wasps.yaml'],
    ['banks/wasps.yml', 'name it banks/wasps.yaml'],
    ['guides/wasps.markdown', 'name it guides/wasps.md'],
    ['bundle.yml', 'name it bundle.yaml'],
    ['Guides/wasps.md', 'name it guides/wasps.md'],
    ['notes/wasps.txt', 'move the file out of the folder'],
    ['guides/en/wasps.md', 'move the file out of the folder'],
  ])('have no place at %s', (path, mend) => {
    const { problems, bundle } = readBundle(withFiles({ [path]: 'x' }));

    expect(problems.map(({ file, code }) => [file, code])).toEqual([[path, 'unknown-file']]);
    expect(problems[0]?.mend).toContain(mend);
    expect(bundle).toBeNull();
  });

  it('have slugs and locales as names', () => {
    expect(
      problemsOf(
        withFiles({
          'guides/Second Hive.md': textOf('guides/first-hive.md').replace('Not [under a tree](#where-to-put-it).', ''),
        }),
      ),
    ).toEqual(['guides/Second Hive.md:1:1 error bad-format']);
    expect(problemsOf(withFiles({ 'guides/first-hive.DE.md': textOf('guides/first-hive.de.md') }))).toEqual([
      'guides/first-hive.DE.md:1:1 error bad-format',
      'guides/first-hive.DE.md:1:1 error unknown-locale',
    ]);
  });

  it('have no empty YAML among them', () => {
    expect(problemsOf(withFiles({ 'banks/wasps.yaml': '# later\n' }))).toEqual([
      'banks/wasps.yaml:1:1 error missing-field',
      'banks/wasps.yaml:1:1 error missing-field',
      'banks/wasps.yaml:1:1 error missing-field',
    ]);
    expect(problemsOf(withFiles({ 'banks/wasps.yaml': '- a\n- b\n' }))).toEqual([
      'banks/wasps.yaml:1:1 error wrong-type',
    ]);
  });
});

describe('translations of guides', () => {
  const german = textOf('guides/first-hive.de.md');

  it('need their original', () => {
    const files = withFiles({ 'guides/first-hives.de.md': german });

    expect(problemsOf(files)).toEqual(['guides/first-hives.de.md:1:1 error translation-without-original']);
    expect(readBundle(files).problems[0]?.mend).toContain('did you mean "first-hive"?');
  });

  it('are in a locale of the bundle, and not in the default one', () => {
    expect(problemsOf(withFiles({ 'guides/first-hive.fr.md': german }))).toEqual([
      'guides/first-hive.fr.md:1:1 error unknown-locale',
    ]);
    expect(problemsOf(withFiles({ 'guides/first-hive.en.md': german }))).toEqual([
      'guides/first-hive.en.md:1:1 error translation-in-default-locale',
    ]);
  });

  it('may lack a part, which is said', () => {
    const files = withFiles({ 'guides/first-hive.de.md': '---\ntitle: Dein erster Stock\n---\n' });

    expect(problemsOf(files)).toEqual(['guides/first-hive.de.md:1:1 warning translation-incomplete']);
    expect(readBundle(files).bundle?.guides[0]?.body).not.toHaveProperty('de');
  });
});

describe('guides', () => {
  const withBody = (body: string) =>
    withFiles({ 'guides/first-hive.md': `---\ntitle: Hive\nsummary: About it.\n---\n\n${body}` });

  it('need a text', () => {
    expect(problemsOf(withBody(''))).toEqual(['guides/first-hive.md:6:1 error empty-text']);
  });

  it('are warned of a first-level heading, a broken anchor and a long summary', () => {
    expect(problemsOf(withBody('Text.\n\n# Title again\n'))).toEqual([
      'guides/first-hive.md:8:1 warning first-level-heading',
    ]);
    expect(problemsOf(withBody('See [below](#belwo).\n\n## Below\n'))).toEqual([
      'guides/first-hive.md:6:13 warning broken-anchor',
    ]);
    const files = withFiles({
      'guides/first-hive.md': `---\ntitle: Hive\nsummary: ${'bees '.repeat(61)}\n---\n\nText.\n`,
    });
    expect(problemsOf(files)).toEqual(['guides/first-hive.md:3:10 warning summary-too-long']);
  });

  it('may have links to other places, and anything in code', () => {
    const body = [
      'See [bees](https://example.org/guides/nothing), [mail](mailto:a@example.org) and [page](/about).',
      '`[x](/guides/nothing)` and ``[y](/guides/`nothing)``',
      '```md\n[z](/guides/nothing)\n# Not a title\n```',
      '<!-- [c](/guides/nothing) -->',
      '[ok](/guides/first-hive#a-heading-with-code) and [check](/assessments/bee-check?from=guide)',
      'A heading with `code`\n---------------------',
    ].join('\n\n');

    expect(problemsOf(withBody(body))).toEqual([]);
  });

  it('have their links checked in reference style and in HTML as well', () => {
    const body = 'See [bees][1] and <a href="/assessments/bee">this</a>.\n\n[1]: /guides/bees "Bees"\n';

    expect(problemsOf(withBody(body))).toEqual([
      'guides/first-hive.md:6:28 error broken-link',
      'guides/first-hive.md:8:6 error broken-link',
    ]);
  });

  it('link to headings of the translation that readers are in', () => {
    const files = smallBundleWith([
      {
        file: 'guides/first-hive.de.md',
        replace: 'leih den Rest.',
        by: 'leih [den Rest](#was-übrig-bleibt).\n\n## Was übrig bleibt',
      },
    ]);

    expect(problemsOf(files)).toEqual([]);
  });
});

describe('references', () => {
  const second = textOf('frameworks/beekeeping.yaml').replace('colony-care', 'wax-care');
  const secondBank = textOf('banks/bees.yaml').replace('competency: swarming', 'competency: honey');

  it('need the framework or bank where the bare key is ambiguous', () => {
    const { problems } = readBundle(withFiles({ 'frameworks/wax.yaml': second, 'banks/more-bees.yaml': secondBank }));

    expect(problems.map(({ file, line, code, mend }) => [file, line, code, mend])).toEqual([
      ['assessments/bee-check.yaml', 12, 'ambiguous-reference', 'write "bees/swarm-seen" or "more-bees/swarm-seen"'],
      [
        'assessments/bee-check.yaml',
        13,
        'ambiguous-reference',
        'write "bees/lean-morning" or "more-bees/lean-morning"',
      ],
      ['guides/first-hive.md', 5, 'ambiguous-reference', 'write "beekeeping/swarming" or "wax/swarming"'],
    ]);
  });

  it('do not lead to questions about another framework', () => {
    const wax =
      'name: Wax\nframework: wax\nquestions:\n  - key: wax-question\n    type: likert\n    competency: swarming\n    prompt: Wax?\n    options:\n      - { key: a, label: No, value: 0 }\n      - { key: b, label: Yes, value: 1 }\n';
    const files = withFiles({
      'frameworks/wax.yaml': second,
      'banks/wax.yaml': wax,
      'assessments/bee-check.yaml': textOf('assessments/bee-check.yaml').replace('swarm-seen', 'wax-question'),
      'guides/first-hive.md': textOf('guides/first-hive.md').replace('- swarming', '- beekeeping/swarming'),
    });

    expect(problemsOf(files)).toEqual(['assessments/bee-check.yaml:12:19 error question-of-another-framework']);
  });

  it('into a file that cannot be read are not blamed', () => {
    const files = withFiles({ 'banks/bees.yaml': `name: Bees\nquestions: [\n` });

    expect(problemsOf(files).filter((problem) => problem.startsWith('assessments'))).toEqual([]);
  });
});

describe('hostile files', () => {
  const hostile = (yaml: string) => problemsOf(withFiles({ 'frameworks/wax.yaml': yaml }));

  it('cannot reach the prototype of objects', () => {
    expect(
      hostile(
        '__proto__:\n  polluted: yes\nname: Wax\ncompetencies:\n  - key: wax\n    name:\n      __proto__: x\n      en: Wax\n',
      ),
    ).toEqual(['frameworks/wax.yaml:1:1 error unusable-key', 'frameworks/wax.yaml:7:7 error unusable-key']);
    expect({}).not.toHaveProperty('polluted');
  });

  it('may call a competency "constructor", and are told when they forget its target', () => {
    const files = new Map(
      [...smallBundleWith([])].map(([path, text]) => [path, String(text).replaceAll('colony-care', 'constructor')]),
    );
    expect(readBundle(files).bundle?.assessments[0]?.roleProfiles[0]?.targets).toEqual({ constructor: 60 });

    const unknown = smallBundleWith([
      { file: 'assessments/bee-check.yaml', replace: 'colony-care: 60', by: 'constructor: 60' },
    ]);
    expect(problemsOf(unknown)).toEqual(['assessments/bee-check.yaml:32:7 error unknown-reference']);
  });

  it('cannot grow by aliases', () => {
    const layers = [...'bcdefghi'].map(
      (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`,
    );

    expect(hostile(`a: &a [${Array(9).fill('wax').join(', ')}]\n${layers.join('\n')}\n`)).toContainEqual(
      expect.stringContaining('too-many-aliases'),
    );
  });

  it('may repeat the options of a scale by an alias', () => {
    const repeated = textOf('banks/bees.yaml')
      .replace(
        'options:\n      - key: a\n        label: Watched',
        'options: &scale\n      - key: a\n        label: Watched',
      )
      .concat('  - key: again\n    type: likert\n    competency: honey\n    prompt: Again?\n    options: *scale\n');

    const { bundle, problems } = readBundle(withFiles({ 'banks/bees.yaml': repeated }));

    expect(problems).toEqual([]);
    expect(bundle?.questions[2]?.options).toEqual(bundle?.questions[0]?.options);
  });

  it('cannot repeat themselves, switch to older YAML, or add types', () => {
    expect(hostile('name: &n [*n]\ncompetencies: []\n')).toContain('frameworks/wax.yaml:1:11 error bad-alias');
    expect(hostile('name: !!binary aGk=\ncompetencies:\n  - key: wax\n    name: Wax\n')).toEqual([
      'frameworks/wax.yaml:1:7 error yaml-syntax',
    ]);
    expect(hostile('%YAML 1.1\n---\nname: no\ncompetencies:\n  - key: wax\n    name: Wax\n')).toEqual([]);
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['lists', '- '.repeat(50_000)],
    ['objects', '{a: '.repeat(50_000)],
    ['fields', 'a:\n'.repeat(30_000)],
    ['colons', 'a: b: c\n'.repeat(10_000)],
    ['quotes', '"a\n'.repeat(50_000)],
    ['tabs', '\ta: b\n'.repeat(20_000)],
  ])(
    'are read to the end in little time, even %s without end',
    (_, yaml) => {
      const before = performance.now();
      expect(hostile(yaml).length).toBeGreaterThan(0);
      expect(performance.now() - before).toBeLessThan(20_000);
    },
    30_000,
  );

  it.each([
    ['backticks', '` `` '.repeat(100_000)],
    ['brackets', '['.repeat(400_000)],
    ['headings', `# ${'[a '.repeat(200_000)}`],
    ['spaces', `# a${' '.repeat(400_000)}b`],
    ['comments', '<!-- '.repeat(150_000)],
    ['links', '](/guides/x '.repeat(60_000)],
  ])(
    'are read to the end in little time, even Markdown of %s without end',
    (_, body) => {
      const before = performance.now();
      problemsOf(withFiles({ 'guides/first-hive.md': `---\ntitle: Hive\nsummary: About it.\n---\n\n${body}` }));
      expect(performance.now() - before).toBeLessThan(20_000);
    },
    30_000,
  );
});
