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

async function create(key: string, fields: object = {}) {
  const { data } = await executeAs(api.database, aViewer('editor'), createMutation, {
    input: { kind: 'QUESTION', content: { ...aQuestion(key), ...fields } },
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

describe('two people who edit one document', () => {
  it('both keep their changes when they changed different fields', async () => {
    const { id, content } = await create('merge');
    const [never, always] = content.options;
    await save(id, 1, { ...content, prompt: { en: 'How often do you merge, on the whole?' } });

    const saved = await save(id, 1, { ...content, options: [never, { ...always, value: 5 }] }, 'Peter');

    expect(saved).toMatchObject({ isMerged: true, document: { revision: 3 } });
    expect(saved.document.content).toEqual({
      ...content,
      prompt: { en: 'How often do you merge, on the whole?' },
      options: [never, { ...always, value: 5 }],
    });
  });

  it('get the field that both changed back with base, theirs and mine, and nothing is written', async () => {
    const { id, content } = await create('clash');
    await save(id, 1, { ...content, prompt: { en: 'Theirs' } });

    const refused = await save(id, 1, { ...content, prompt: { en: 'Mine' }, reversed: true }, 'Peter');

    expect(refused).toMatchObject({
      __typename: 'SaveConflict',
      revision: 2,
      author: 'Ada',
      conflicts: [{ path: ['prompt', 'en'], base: 'How often do you clash?', theirs: 'Theirs', mine: 'Mine' }],
    });
    const { content: kept, revision } = await draftOf('clash');
    expect(revision).toBe(2);
    expect(kept).toEqual({ ...content, prompt: { en: 'Theirs' } });
  });

  it('agree when both made the same change', async () => {
    const { id, content } = await create('agree');
    await save(id, 1, { ...content, reversed: true });

    expect(await save(id, 1, { ...content, reversed: true }, 'Peter')).toMatchObject({ document: { revision: 2 } });
  });

  it('cannot base a save on a revision that is not there', async () => {
    const { id, content } = await create('future');

    expect(await save(id, 7, content)).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['basedOn'] }] });
  });
});

const draftOf = async (key: string) =>
  api.database.document.findUniqueOrThrow({ where: { kind_key: { kind: 'question', key: `cto-readiness/${key}` } } });

describe('fifty editors who save one document at once', () => {
  it('find every accepted change in the draft, and were told of every rejected one', async () => {
    const options = Array.from({ length: 10 }, (_, n) => ({
      key: `option-${n}`,
      label: { en: `Option ${n}` },
      value: n,
    }));
    const { id, content } = await create('crowd', { options });

    // Five editors for each of ten options: one of the five gets through, four are in conflict with it.
    const results = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const changed = options.map((option, at) => (at === n % 10 ? { ...option, value: 100 + n } : option));
        return { n, answer: await save(id, 1, { ...content, options: changed }, `Editor ${n}`) };
      }),
    );

    const accepted = results.filter(({ answer }) => answer.__typename === 'SavedDraft');
    const rejected = results.filter(({ answer }) => answer.__typename === 'SaveConflict');
    const draft = await draftOf('crowd');
    const values = (draft.content as { options: { value: number }[] }).options.map(({ value }) => value);
    expect(accepted).toHaveLength(10);
    expect(rejected).toHaveLength(40);
    for (const { n } of accepted) expect(values[n % 10]).toBe(100 + n);
    for (const { n, answer } of rejected) {
      expect(answer.conflicts).toEqual([
        { path: ['options', `option-${n % 10}`, 'value'], base: n % 10, theirs: values[n % 10], mine: 100 + n },
      ]);
    }
    expect(draft.revision).toBe(11);
    expect(await api.database.revision.count({ where: { documentId: draft.id } })).toBe(11);
  });
});

describe('what changed', () => {
  it('is told in words, in the history and between any two revisions', async () => {
    const { id, content } = await create('words');
    const [never, always] = content.options;
    await save(id, 1, { ...content, options: [never, { ...always, value: 5 }] });
    await save(id, 2, { ...content, reversed: true, options: [never, { ...always, value: 5 }] });

    const { data } = await executeAs(
      api.database,
      aViewer('viewer'),
      `{ document(kind: QUESTION, key: "cto-readiness/words") {
           history(first: 5) { totalCount edges { node { number summary } } }
           changes(from: 1) { path classification sentence before after } } }`,
    );

    expect(data.document.history).toMatchObject({
      totalCount: 3,
      edges: [{ node: { number: 3 } }, { node: { number: 2 } }, { node: { number: 1, summary: 'Created' } }],
    });
    expect(data.document.changes).toMatchObject([
      { path: ['reversed'], classification: 'SCORING', before: false, after: true },
      { path: ['options', 'always', 'value'], classification: 'SCORING', before: 4, after: 5 },
    ]);
    expect(data.document.history.edges[1].node.summary).toBe(data.document.changes[1].sentence);
  });
});

describe('what changed since it was published', () => {
  it('is told of a guide and of a question that a live assessment froze, and is null for what was never', async () => {
    const changes = async (kind: string, key: string) => {
      const { data, errors } = await executeAs(
        api.database,
        aViewer('viewer'),
        'query ($kind: ContentKind!, $key: String!) { document(kind: $kind, key: $key) { revision content changesSincePublished { sentence } ... on Node { id } } }',
        { kind, key },
      );
      expect(errors).toBeUndefined();
      return data.document;
    };
    const question = await changes('QUESTION', 'cto-readiness/ts-reasons-findable');
    expect(question.changesSincePublished).toEqual([]);
    await save(question.id, question.revision, { ...question.content, reversed: true });

    const [change] = (await changes('QUESTION', 'cto-readiness/ts-reasons-findable')).changesSincePublished;
    expect(change.sentence).toMatch(/reverse-keyed/);
    expect((await changes('GUIDE', 'what-a-cto-does')).changesSincePublished).toEqual([]);
    await create('never-live');
    expect((await changes('QUESTION', 'cto-readiness/never-live')).changesSincePublished).toBeNull();
  });
});

describe('an earlier revision', () => {
  const restore = async (input: object) => {
    const { data, errors } = await executeAs(
      api.database,
      aViewer('editor', 'Ada'),
      `mutation ($input: RestoreRevisionInput!) { restoreRevision(input: $input) {
         __typename ... on SavedDraft { document { revision content } } ... on Error { message } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data.restoreRevision;
  };

  it('comes back whole as the next revision, and nothing in between is lost', async () => {
    const { id, content } = await create('whole');
    await save(id, 1, { ...content, prompt: { en: 'Second' }, reversed: true });

    expect(await restore({ id, revision: 1, basedOn: 2 })).toEqual({
      __typename: 'SavedDraft',
      document: { revision: 3, content },
    });
    const revisions = await api.database.revision.findMany({
      where: { document: { key: 'cto-readiness/whole' } },
      orderBy: { number: 'asc' },
    });
    expect(revisions.map(({ summary }) => summary)[2]).toBe('Restored revision 1');
    expect(revisions[1]?.content).toMatchObject({ prompt: { en: 'Second' } });
  });

  it('comes back in one field only, when that is asked', async () => {
    const { id, content } = await create('field');
    const [never, always] = content.options;
    await save(id, 1, { ...content, reversed: true, options: [never].concat({ ...always, key: 'often' }) });

    const restored = await restore({ id, revision: 1, path: ['options', 'always'], basedOn: 2 });

    expect(restored.document.content).toMatchObject({ reversed: true });
    expect(restored.document.content.options.map(({ key }: { key: string }) => key)).toEqual(
      expect.arrayContaining(['never', 'always', 'often']),
    );
  });

  it('says so when there is no such revision or field', async () => {
    const { id } = await create('nowhere');

    expect(await restore({ id, revision: 9, basedOn: 1 })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await restore({ id, revision: 1, path: ['no', 'such'], basedOn: 1 })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });

  it('does not overwrite what somebody saved meanwhile', async () => {
    const { id, content } = await create('meanwhile');
    await save(id, 1, { ...content, prompt: { en: 'Second' } });
    await save(id, 2, { ...content, prompt: { en: 'Third' } }, 'Peter');

    expect(await restore({ id, revision: 1, basedOn: 2 })).toMatchObject({ __typename: 'SaveConflict' });
  });
});
