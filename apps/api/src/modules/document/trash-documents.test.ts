import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const globalId = (typename: string, id: string) => Buffer.from(`${typename}:${id}`).toString('base64url');

async function run(field: 'trashDocuments' | 'undeleteDocuments', ids: string[]) {
  const { data, errors } = await executeAs(
    api.database,
    aViewer('editor', 'Ada'),
    `mutation ($input: DocumentsInput!) { ${field}(input: $input) { __typename ... on Error { message }
       ... on ChangedDocuments { documents { key trashedAt } }
       ${field === 'trashDocuments' ? '... on StillInUse { uses { document { kind key } usedBy { kind key } how } }' : ''} } }`,
    { input: { ids } },
  );
  expect(errors).toBeUndefined();
  return data[field];
}

/** A question that nothing places. */
async function aLooseQuestion(key: string) {
  const { data } = await executeAs(
    api.database,
    aViewer('editor', 'Ada'),
    'mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { ... on SavedDraft { document { ... on Node { id } } } } }',
    {
      input: {
        kind: 'QUESTION',
        content: {
          bank: 'cto-readiness',
          key,
          type: 'likert',
          competency: 'people-leadership',
          prompt: { en: key },
          reversed: false,
          options: [
            { key: 'no', label: { en: 'No' }, value: 0 },
            { key: 'yes', label: { en: 'Yes' }, value: 1 },
          ],
        },
      },
    },
  );
  return data.createDocument.document.id as string;
}

describe('the trash', () => {
  it('takes documents that nothing needs, and gives them back as they were', async () => {
    const ids = [await aLooseQuestion('loose-one'), await aLooseQuestion('loose-two')];
    const trashed = await run('trashDocuments', ids);

    expect(trashed.documents.every(({ trashedAt }: { trashedAt: string | null }) => trashedAt !== null)).toBe(true);
    const { data } = await executeAs(
      api.database,
      aViewer('editor'),
      'mutation ($id: ID!) { saveDraft(input: { id: $id, basedOn: 1, content: {} }) { __typename } }',
      { id: ids[0] },
    );
    expect(data.saveDraft.__typename).toBe('NotFound');

    const back = await run('undeleteDocuments', ids);
    expect(back.documents.map(({ trashedAt }: { trashedAt: string | null }) => trashedAt)).toEqual([null, null]);
    const actions = await api.database.auditEntry.findMany({
      where: { action: { in: ['document.trash', 'document.undelete'] } },
    });
    expect(actions).toHaveLength(4);
    expect(new Set(actions.map(({ actId }) => actId)).size).toBe(2);
  });

  it('does not take what is published or placed, says by what it is needed, and moves nothing', async () => {
    const loose = await aLooseQuestion('loose-three');
    const placed = await api.database.document.findFirstOrThrow({
      where: { kind: 'question', key: { contains: '/' }, NOT: { key: { contains: 'loose' } } },
    });
    const guide = await api.database.document.findFirstOrThrow({ where: { kind: 'guide', key: 'what-a-cto-does' } });

    const refused = await run('trashDocuments', [loose, globalId('Question', placed.id), globalId('Guide', guide.id)]);

    expect(refused.__typename).toBe('StillInUse');
    expect(refused.uses).toContainEqual({
      document: { kind: 'question', key: placed.key },
      usedBy: { kind: 'assessment', key: 'cto-readiness' },
      how: 'it places the question',
    });
    expect(refused.uses).toContainEqual({
      document: { kind: 'guide', key: 'what-a-cto-does' },
      usedBy: null,
      how: 'it is published; unpublish it first',
    });
    expect(await api.database.document.count({ where: { trashedAt: { not: null } } })).toBe(0);
  });

  it('keeps the key: a new document says where the old one is', async () => {
    const id = await aLooseQuestion('loose-four');
    await run('trashDocuments', [id]);
    await expect(aLooseQuestion('loose-four')).rejects.toThrow();
  });
});
