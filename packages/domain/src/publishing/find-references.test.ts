import { describe, expect, it } from 'vitest';
import { readBundle } from '../interchange/read-bundle.ts';
import { foreignBundle } from '../interchange/testing/foreign-bundle.ts';
import { smallBundleWith } from '../interchange/testing/small-bundle.ts';
import { findReferences } from './find-references.ts';

const bundle = foreignBundle();
const [assessment] = bundle.assessments;
const [framework] = bundle.frameworks;
const [bank] = bundle.banks;
if (!assessment || !framework || !bank) throw new Error('the bundle about choirs has one of each');

const places = (kind: Parameters<typeof findReferences>[1]['kind'], key: string) =>
  findReferences(bundle, { kind, key }).map(
    ({ document, path }) => `${document.kind} ${document.key} ${path.join('.')}`,
  );

const cases: [kind: 'question' | 'guide' | 'assessment' | 'framework' | 'bank', key: string, ...expected: string[]][] =
  [
    ['question', 'bees/lean-morning', 'assessment bee-check sections.0.placements.1.question'],
    ['guide', 'first-hive', 'assessment bee-check focusRules.0.guides', 'assessment bee-check introduction.en'],
    ['assessment', 'bee-check', 'guide first-hive assessments'],
    [
      'framework',
      'beekeeping',
      'bank bees framework',
      'assessment bee-check framework',
      'guide first-hive competencies',
    ],
    ['bank', 'bees', 'question bees/swarm-seen bank', 'question bees/lean-morning bank'],
  ];

describe('what refers to a document', () => {
  it.each(cases)('is every place that names the %s %s', (kind, key, ...expected) => {
    const { bundle: bees } = readBundle(smallBundleWith([]));
    if (!bees) throw new Error('the small bundle can be read');

    const references = findReferences(bees, { kind, key });

    expect(references.map(({ document, path }) => `${document.kind} ${document.key} ${path.join('.')}`)).toEqual(
      expected,
    );
  });

  it('names the placement of a question', () => {
    const placed = assessment.sections[0]?.placements[1]?.question ?? '';

    expect(places('question', placed)).toEqual([`assessment ${assessment.slug} sections.0.placements.1.question`]);
  });

  it('names every question of a bank, and every bank and assessment of a framework', () => {
    expect(places('bank', bank.slug)).toHaveLength(
      bundle.questions.filter((question) => question.bank === bank.slug).length,
    );
    expect(places('framework', framework.slug)).toEqual(
      expect.arrayContaining([`bank ${bank.slug} framework`, `assessment ${assessment.slug} framework`]),
    );
  });

  it('names focus rules, neighbours and links that lead to a guide, but not the guide itself', () => {
    const [first, second] = bundle.guides;
    if (!first || !second) throw new Error('the bundle about choirs has two guides');
    const linking = {
      ...bundle,
      assessments: [],
      guides: [
        { ...first, related: [], body: { en: `See [it](/guides/${second.slug}#part) or \`/guides/${second.slug}\`.` } },
        { ...second, related: [], body: { en: `[me](/guides/${second.slug})` } },
      ],
    };

    expect(findReferences(linking, { kind: 'guide', key: second.slug })).toEqual([
      { document: { kind: 'guide', key: first.slug }, path: ['body', 'en'], how: 'its text links to it' },
    ]);
    const rule = assessment.focusRules.findIndex(({ guides }) => guides.includes(first.slug));
    expect(rule).toBeGreaterThanOrEqual(0);
    expect(places('guide', first.slug)).toContain(`assessment ${assessment.slug} focusRules.${rule}.guides`);
  });

  it('finds nothing for what is not there', () => {
    expect(places('question', 'no/such')).toEqual([]);
  });
});
