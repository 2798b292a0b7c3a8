import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const createMutation = `mutation Create($input: CreateDocumentInput!) { createDocument(input: $input) {
  __typename ... on SavedDraft { document { __typename key revision title content ... on Node { id } } }
  ... on Error { message } ... on InvalidInput { problems { path message } } } }`;
const saveMutation = `mutation Save($input: SaveDraftInput!) { saveDraft(input: $input) {
  __typename ... on SavedDraft { isMerged document { revision content } }
  ... on Error { message } ... on InvalidInput { problems { path message } }
  ... on SaveConflict { revision author conflicts { path base theirs mine } } } }`;

const aQuestion = (key: string) => ({
  bank: 'cto-readiness',
  key,
  type: 'likert',
  competency: 'people-leadership',
  prompt: { en: `How often do you ${key}?` },
  reversed: false,
  options: [
    { key: 'never', label: { en: 'Never' }, value: 0 },
    { key: 'always', label: { en: 'Always' }, value: 4 },
  ],
});

async function create(key: string) {
  const { data } = await executeAs(api.database, aViewer('editor'), createMutation, {
    input: { kind: 'QUESTION', content: aQuestion(key) },
  });
  return data.createDocument.document ?? data.createDocument;
}

async function save(id: string, basedOn: number, content: object, name = 'Ada') {
  const { data, errors } = await executeAs(api.database, aViewer('editor', name), saveMutation, {
    input: { id, basedOn, content },
  });
  expect(errors).toBeUndefined();
  return data.saveDraft;
}

describe('a new document', () => {
  it('comes last in its bank, at revision 1', async () => {
    const created = await create('listen');

    expect(created).toMatchObject({ __typename: 'Question', key: 'cto-readiness/listen', revision: 1 });
    expect(created.content.position).toBeGreaterThan(20);
  });

  it('says of every field what is wrong with it, and writes nothing', async () => {
    const before = await api.database.document.count();
    const { data } = await executeAs(api.database, aViewer('editor'), createMutation, {
      input: { kind: 'QUESTION', content: { ...aQuestion('broken'), type: 'essay', options: [] } },
    });

    expect(data.createDocument.__typename).toBe('InvalidInput');
    expect(data.createDocument.problems.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'content.type',
      'content.options',
    ]);
    expect(await api.database.document.count()).toBe(before);
  });

  it('does not take the key of another', async () => {
    await create('twice');

    expect(await create('twice')).toMatchObject({ __typename: 'KeyTaken' });
  });
});

describe('a saved draft', () => {
  it('is the next revision, and leaves its trace in history and audit', async () => {
    const { id, content } = await create('delegate');
    const saved = await save(id, 1, { ...content, reversed: true });

    expect(saved).toMatchObject({ __typename: 'SavedDraft', isMerged: false, document: { revision: 2 } });
    const document = await api.database.document.findUniqueOrThrow({
      where: { kind_key: { kind: 'question', key: 'cto-readiness/delegate' } },
      include: { revisions: { orderBy: { number: 'asc' } } },
    });
    expect(document.revisions.map(({ number, author }) => [number, author])).toEqual([
      [1, 'An editor'],
      [2, 'Ada'],
    ]);
    const entries = await api.database.auditEntry.findMany({
      where: { documentId: document.id },
      orderBy: { at: 'asc' },
    });
    expect(entries.map(({ action, revisionBefore, revisionAfter }) => [action, revisionBefore, revisionAfter])).toEqual(
      [
        ['document.create', null, 1],
        ['document.save', 1, 2],
      ],
    );
  });

  it('makes no revision when nothing changed', async () => {
    const { id, content } = await create('rest');

    expect(await save(id, 1, content)).toMatchObject({ document: { revision: 1 } });
  });
});
