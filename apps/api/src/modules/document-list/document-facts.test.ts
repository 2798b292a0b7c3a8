import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { type LargeStudio, seedLargeStudio } from './testing/large-studio.ts';
import { type ListName, listPage } from './testing/list-all.ts';
import { stateOf } from './testing/reference-lists.ts';

let api: ApiUnderTest;
let studio: LargeStudio;
beforeAll(async () => {
  api = await startApi({ content: [] });
  studio = await seedLargeStudio(api.database);
}, 60_000);
afterAll(() => api.close());

const facts = 'key title state updatedBy lastSummary usedByCount revision updatedAt';
const fields: Record<ListName, string> = {
  questions: `${facts} bankKey bank { key name framework { key } } type competencyKey reversed
    prompt german: prompt(locale: "de") optionCount position`,
  guides: `${facts} summary locales wordCount german: wordCount(locale: "de")`,
  assessments: `${facts} questionCount locales statedMinutes estimatedMinutes framework { key competencyCount }`,
  frameworks: `${facts} competencyCount competencies { key name description children { key name(locale: "de") } }`,
  questionBanks: `${facts} name questionCount framework { key }`,
};

type Node = Record<string, unknown> & { key: string };
async function nodesOf(list: ListName, variables: object): Promise<Node[]> {
  const { list: page, errors } = await listPage(api.database, list, variables, fields[list]);
  expect(errors).toBeUndefined();
  return page.edges.map(({ node }: { node: Node }) => node);
}
const known = (kind: string, key: string) => {
  const found = studio.documents.find((document) => document.kind === kind && document.key === key);
  if (!found) throw new Error(`${kind} ${key} was never written`);
  return found;
};

describe('a page', () => {
  it.each(Object.keys(fields) as ListName[])('of %s takes as many statements for 100 as for 10', async (list) => {
    const statements = await countStatements(() => nodesOf(list, { first: 10 }));
    const more = await countStatements(() => nodesOf(list, { first: 100 }));

    expect(more, more.join('\n')).toHaveLength(statements.length);
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(8);
  });
});

describe('what a list says without the content', () => {
  it('of a question is what its editor wrote, with its state and last author', async () => {
    for (const node of await nodesOf('questions', { first: 100, filter: { usedIn: 'first' } })) {
      const document = known('question', node.key);
      const { content } = document;

      expect(node).toEqual({
        key: document.key,
        title: content.prompt.en ?? content.prompt.de,
        state: stateOf(document, studio),
        updatedBy: `Author ${document.revision}`,
        lastSummary: `Save ${document.revision}`,
        usedByCount: 1,
        revision: document.revision,
        updatedAt: document.updatedAt,
        bankKey: content.bank,
        bank: {
          key: content.bank,
          name: known('bank', content.bank).content.name.en,
          framework: { key: content.bank === 'bank-5' ? 'other' : 'leading' },
        },
        type: content.type.toUpperCase().replace('-', '_'),
        competencyKey: content.competency ?? null,
        reversed: content.reversed,
        prompt: content.prompt.en ?? content.prompt.de,
        german: content.prompt.de ?? content.prompt.en,
        optionCount: 2,
        position: content.position,
      });
    }
  });

  it('of a guide counts its words in the locale asked for', async () => {
    const nodes = await nodesOf('guides', { first: 4, order: 'KEY' });

    expect(nodes.map(({ key, locales, wordCount, german }) => [key, locales, wordCount, german])).toEqual([
      ['guide-0', ['en'], 2, 2],
      ['guide-1', ['en', 'de'], 2, 3],
      ['guide-10', ['en'], 2, 2],
      ['guide-11', ['en', 'de'], 2, 3],
    ]);
  });

  it('of an assessment counts its questions and estimates its time', async () => {
    const [first] = await nodesOf('assessments', { order: 'KEY' });
    const placed = studio.placements.get('first')?.size ?? 0;

    expect(first).toMatchObject({
      questionCount: placed,
      locales: ['en'],
      statedMinutes: 12,
      framework: { competencyCount: 5 },
    });
    // 250 questions: three seconds each to decide make twelve and a half minutes, and about ten short words each to read.
    expect(first?.estimatedMinutes).toBeGreaterThan(15);
    expect(first?.estimatedMinutes).toBeLessThan(25);
  });

  it('of a framework is its tree, and of a bank its questions outside of the trash', async () => {
    const [framework] = await nodesOf('frameworks', { first: 1 });
    const bank = (await nodesOf('questionBanks', {})).find(({ key }) => key === 'bank-2');

    expect(framework).toMatchObject({ title: 'Framework leading', competencyCount: 5 });
    expect(framework?.competencies).toMatchObject([
      { key: 'people', description: '', children: [{ key: 'hiring', name: 'hiring' }, { key: 'feedback' }] },
      { key: 'strategy', children: [] },
      { key: 'money', children: [] },
    ]);
    const inBank = studio.documents.filter(
      ({ kind, content, trashedAt }) => kind === 'question' && content.bank === 'bank-2' && !trashedAt,
    );
    expect(bank?.questionCount).toBe(inBank.length);
  });

  it('is as it stands after each save of the same request', async () => {
    const { id, revision, content } = known('guide', 'guide-2');
    const save = (title: string) => `saveDraft(input: {
      id: "${encodeGlobalId('Guide', id)}", basedOn: ${revision}, summary: "A save",
      content: ${toLiteral({ ...content, title: { ...content.title, en: title } })}
    }) { ... on SavedDraft { document { state lastSummary updatedBy } } ... on Error { message } }`;
    const { data, errors } = await executeAs(
      api.database,
      aViewer('editor', 'Ada'),
      `mutation { one: ${save(content.title.en)} two: ${save('Another')} }`,
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      one: { document: { state: 'PUBLISHED', lastSummary: 'Save 3', updatedBy: 'Author 3' } },
      two: { document: { state: 'CHANGED', lastSummary: 'A save', updatedBy: 'Ada' } },
    });
  });
});

const toLiteral = (value: unknown): string => JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1:');
