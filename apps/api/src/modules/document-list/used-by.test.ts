import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '../../generated/prisma/client.ts';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [] });
  for (const [kind, content, trashedAt] of library) {
    const key = kind === 'question' ? `${content.bank}/${content.key}` : String(content.slug);
    const data = { id: v7(), kind, key, content, schemaVersion: 1, revision: 1, trashedAt: trashedAt ?? null };
    await api.database.document.create({ data });
  }
});
afterAll(() => api.close());

const text = (en: string) => ({ en });
const guide = (slug: string, more: object = {}) => ({
  slug,
  title: text(slug),
  summary: text('Leads to the other in words: on-meetings, one, main.'),
  competencies: [],
  assessments: [],
  related: [],
  body: text('Nothing.'),
  ...more,
});
const assessment = (slug: string, more: object = {}) => ({
  slug,
  title: text(slug),
  summary: text(slug),
  introduction: text('Welcome.'),
  framework: 'main',
  competencies: [{ competency: 'people', weight: 1 }],
  sections: [{ key: 'one', title: text('One'), placements: [] }],
  segments: [],
  bands: [{ key: 'all', name: text('All'), text: text('All'), from: 0 }],
  roleProfiles: [],
  focusRules: [],
  ...more,
});
const placing = (...questions: string[]) => ({
  sections: [
    { key: 'empty', title: text('Empty'), placements: [] },
    {
      key: 'one',
      title: text('One'),
      placements: questions.map((question) => ({ question, weight: 1, required: true })),
    },
  ],
});
const focusRule = { competency: 'people', bands: ['all'], guides: ['elsewhere', 'on-meetings'] };
const question = (bank: string, key: string) => ({
  bank,
  key,
  position: 0,
  type: 'likert',
  prompt: text('main one on-meetings'),
  reversed: false,
  options: [],
});

const library: [kind: string, content: Prisma.InputJsonObject, trashedAt?: Date][] = [
  ['framework', { slug: 'main', name: text('Main'), competencies: [] }],
  ['framework', { slug: 'main-2', name: text('Main 2'), competencies: [] }],
  ['bank', { slug: 'one', name: text('One'), framework: 'main' }],
  ['bank', { slug: 'one-2', name: text('One 2'), framework: 'main-2' }],
  ['question', question('one', 'q-1')],
  ['question', question('one', 'q-12')],
  ['question', question('one-2', 'q-1')],
  ['guide', guide('on-meetings')],
  ['guide', guide('on')],
  ['guide', guide('neighbour', { related: ['on', 'on-meetings'] })],
  [
    'guide',
    guide('inline', {
      body: { en: 'See [it](/guides/on-meetings#start).', de: 'Nichts: `/guides/on-meetings`.' },
      related: ['on-meetings'],
    }),
  ],
  [
    'guide',
    guide('html', {
      body: text('<a class="x" href="/guides/on-meetings/?from=here">It</a>'),
      assessments: ['long-one'],
    }),
  ],
  ['guide', guide('definition', { body: text('See [it].\n\n[it]: </guides/on-meetings>') })],
  ['guide', guide('similar', { body: text('[Another](/guides/on-meetings-again)'), competencies: ['main-2/people'] })],
  ['guide', guide('about', { competencies: ['main/people'], body: text('[Take it](/assessments/long-one).') })],
  ['guide', guide('trashed', { related: ['on-meetings'] }), new Date()],
  ['assessment', assessment('long-one', { ...placing('one/q-12', 'one-2/q-1'), focusRules: [focusRule] })],
  [
    'assessment',
    assessment('other', { ...placing('one/q-12'), introduction: text('First read [this](/guides/on-meetings).') }),
  ],
];

/** Every place, in so many documents. */
async function usesOf(kind: string, key: string, documents: number): Promise<string[]> {
  const { data, errors } = await executeAs(
    api.database,
    aViewer('viewer'),
    `query Uses($kind: ContentKind!, $key: String!) { document(kind: $kind, key: $key) {
      usedByCount usedBy { how path document { kind key } } } }`,
    { kind, key },
  );
  expect(errors).toBeUndefined();
  const { usedBy, usedByCount } = data.document;
  expect(usedByCount).toBe(documents);
  return usedBy.map((use: { path: string[]; document: { kind: string; key: string } }) =>
    [use.document.kind.toLowerCase(), use.document.key, ...use.path].join(' '),
  );
}

describe('what a document is used by', () => {
  const cases: [kind: string, key: string, uses: string[], documents?: number][] = [
    ['QUESTION', 'one/q-1', []],
    [
      'QUESTION',
      'one/q-12',
      ['assessment long-one sections 1 placements 0 question', 'assessment other sections 1 placements 0 question'],
    ],
    ['QUESTION', 'one-2/q-1', ['assessment long-one sections 1 placements 1 question']],
    ['BANK', 'one', ['question one/q-1 bank', 'question one/q-12 bank']],
    ['BANK', 'one-2', ['question one-2/q-1 bank']],
    [
      'FRAMEWORK',
      'main',
      ['bank one framework', 'assessment long-one framework', 'assessment other framework', 'guide about competencies'],
    ],
    ['FRAMEWORK', 'main-2', ['bank one-2 framework', 'guide similar competencies']],
    ['ASSESSMENT', 'long-one', ['guide about body en', 'guide html assessments']],
    ['GUIDE', 'on', ['guide neighbour related']],
    [
      'GUIDE',
      'on-meetings',
      [
        'assessment long-one focusRules 0 guides',
        'assessment other introduction en',
        'guide definition body en',
        'guide html body en',
        'guide inline body en',
        'guide inline related',
        'guide neighbour related',
      ],
      6,
    ],
  ];
  it.each(cases)('of %s %s is every place in other drafts', async (kind, key, uses, documents = uses.length) => {
    expect((await usesOf(kind, key, documents)).toSorted()).toEqual(uses.toSorted());
  });
});
