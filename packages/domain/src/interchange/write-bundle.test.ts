import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bundle, bundleSchema } from '../content/bundle.ts';
import { readBundle } from './read-bundle.ts';
import { arbitraryBundle } from './testing/arbitrary-bundle.ts';
import { foreignFiles } from './testing/foreign-bundle.ts';
import { writeBundle } from './write-bundle.ts';

const empty: Bundle = {
  defaultLocale: 'en',
  locales: ['en', 'no'],
  guides: [],
  frameworks: [],
  banks: [],
  questions: [],
  assessments: [],
};

/** How one text is written, as the name of a framework. */
function written(...texts: string[]): string {
  const [en = '', no] = texts;
  const name = { en, ...(no !== undefined && { no }) };
  const frameworks = [{ slug: 'f', name, competencies: [{ key: 'c', name: { en: 'C' }, children: [] }] }];
  const text = writeBundle({ ...empty, frameworks }).get('frameworks/f.yaml') ?? '';
  return text.slice(0, text.indexOf('competencies:'));
}

describe('writing a bundle', () => {
  it('gives back every bundle when read, whatever its texts', () => {
    fc.assert(
      fc.property(arbitraryBundle, (bundle) => {
        const files = writeBundle(bundle);
        const { bundle: read, problems } = readBundle(files);

        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(read).toStrictEqual(bundle);
        expect(bundleSchema.safeParse(read).error).toBeUndefined();
        expect([...writeBundle(read ?? empty)]).toEqual([...files]);
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it('gives the very bytes of files that were written by hand in the same manner', () => {
    const files = foreignFiles();
    const { bundle } = readBundle(files);

    const paths = [...files.keys()].sort();
    expect([...writeBundle(bundle ?? empty)]).toEqual(paths.map((path) => [path, files.get(path)]));
  });

  it('ends every file with one line end', () => {
    fc.assert(
      fc.property(arbitraryBundle, (bundle) => {
        for (const text of writeBundle(bundle).values()) expect(text).toMatch(/[^\n]\n$/);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it.each([
    ['Bees', 'name: Bees\n'],
    ['no', 'name: "no"\n'],
    ['2024', 'name: "2024"\n'],
    ['yes: and # no', 'name: "yes: and # no"\n'],
    [' indented', 'name: " indented"\n'],
    ['tab\tand \u0001', 'name: "tab\\tand \\x01"\n'],
    ['one\n\ntwo', 'name: |-\n  one\n\n  two\n'],
    ['one\ntwo\n', 'name: |\n  one\n  two\n'],
    ['late\n\n', 'name: "late\\n\\n"\n'],
    ['trailing \nspace', 'name: "trailing\\ \\nspace"\n'],
    [
      'a text that is longer than a hundred characters stands below its field, folded so that one can read it in any editor',
      'name: >-\n  a text that is longer than a hundred characters stands below its field, folded so that one can read it in any editor\n',
    ],
  ])('writes %j in the plainest style that keeps it', (text, expected) => {
    expect(written(text)).toBe(expected);
  });

  it('writes a map where there is a translation, the default locale first, and none for an empty one', () => {
    expect(written('Bees', 'Bier')).toBe('name:\n  en: Bees\n  "no": Bier\n');
    expect(written('Bees', ' ')).toBe('name: Bees\n');
  });

  it('writes the same whatever the order of the documents and the numbering of questions', () => {
    fc.assert(
      fc.property(arbitraryBundle, (bundle) => {
        const shuffled = {
          ...bundle,
          guides: bundle.guides.toReversed(),
          frameworks: bundle.frameworks.toReversed(),
          banks: bundle.banks.toReversed(),
          questions: bundle.questions
            .map((question) => ({ ...question, position: question.position * 7 + 3 }))
            .toReversed(),
        };
        expect([...writeBundle(shuffled)]).toEqual([...writeBundle(bundle)]);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('writes the body of a guide from its first line to its last, with the line ends of Unix', () => {
    const guide = {
      slug: 'hive',
      title: { en: 'Hive' },
      summary: { en: 'About it.' },
      competencies: [],
      assessments: [],
      related: [],
      body: { en: '\n\nFirst.\r\n\r\n    code\r\n\n\n', no: '' },
    };

    expect([...writeBundle({ ...empty, guides: [guide] }).keys()]).toEqual(['bundle.yaml', 'guides/hive.md']);
    expect(writeBundle({ ...empty, guides: [guide] }).get('guides/hive.md')).toBe(
      '---\ntitle: Hive\nsummary: About it.\n---\n\nFirst.\n\n    code\n',
    );
  });
});
