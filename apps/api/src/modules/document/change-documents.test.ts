import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';

let api: ApiUnderTest;
let ids: string[];
beforeAll(async () => {
  api = await startApi();
  const questions = await api.database.document.findMany({
    where: { kind: 'question', content: { path: ['type'], equals: 'likert' } },
    orderBy: { key: 'asc' },
    take: 3,
  });
  ids = questions.map(({ id }) => Buffer.from(`Question:${id}`).toString('base64url'));
});
afterAll(() => api.close());

const answer = `__typename ... on ChangedDocuments { act documents { key revision content } } ... on Error { message }
  ... on InvalidInput { problems { path message } }`;

async function run(field: string, type: string, input: object) {
  const { data, errors } = await executeAs(
    api.database,
    aViewer('editor', 'Ada'),
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${answer} ... on SaveConflict { conflicts { path } } } }`.replace(
      field === 'changeDocuments' ? '... on SaveConflict { conflicts { path } }' : '~',
      '',
    ),
    { input },
  );
  expect(errors).toBeUndefined();
  return data[field];
}
const change = (input: object) => run('changeDocuments', 'ChangeDocumentsInput', input);
const undo = (act: string) => run('undoAct', 'UndoActInput', { act });

describe('a bulk change', () => {
  it('makes a revision of each document under one act, which undoes all of them', async () => {
    const before = await api.database.document.findMany({ where: { kind: 'question' }, orderBy: { key: 'asc' } });

    const changed = await change({ ids, path: ['help'], value: { en: 'Think of the last three months.' } });

    expect(changed.documents.map(({ revision }: { revision: number }) => revision)).toEqual([2, 2, 2]);
    const entries = await api.database.auditEntry.findMany({ where: { actId: changed.act } });
    expect(entries.map(({ action }) => action)).toEqual(['document.change', 'document.change', 'document.change']);

    const undone = await undo(changed.act);

    expect(undone.documents.map(({ revision }: { revision: number }) => revision)).toEqual([3, 3, 3]);
    const after = await api.database.document.findMany({ where: { kind: 'question' }, orderBy: { key: 'asc' } });
    expect(after.map(({ content }) => content)).toEqual(before.map(({ content }) => content));
  });

  it('changes nothing when one document cannot take it, and names that document and field', async () => {
    const before = await api.database.revision.count();

    const refused = await change({ ids, path: ['options', 'no-such-option', 'value'], value: 3 });

    expect(refused.__typename).toBe('InvalidInput');
    expect(refused.problems[0].path[0]).toMatch(/^cto-readiness\//);
    expect(await change({ ids, path: ['type'], value: 'essay' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await change({ ids, path: ['__proto__', 'polluted'], value: true })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await change({ ids: [...ids, ids[0]], path: ['help'], value: null })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await api.database.revision.count()).toBe(before);
  });

  it('undoes only itself: what others saved later stays', async () => {
    const { act } = await change({ ids, path: ['reversed'], value: true });
    await change({ ids: ids.slice(0, 1), path: ['help'], value: { en: 'Said later.' } });

    const { documents } = await undo(act);

    expect(documents[0].content).toMatchObject({ reversed: false, help: { en: 'Said later.' } });
  });

  it('is not undone where the same field was changed again, and then nowhere', async () => {
    const { act } = await change({ ids, path: ['help'], value: { en: 'First.' } });
    await change({ ids: ids.slice(2), path: ['help', 'en'], value: 'Second.' });
    const before = await api.database.document.findMany({ where: { kind: 'question' }, orderBy: { key: 'asc' } });

    expect(await undo(act)).toMatchObject({ __typename: 'SaveConflict', conflicts: [{ path: ['help'] }] });
    expect(await api.database.document.findMany({ where: { kind: 'question' }, orderBy: { key: 'asc' } })).toEqual(
      before,
    );
  });

  it('knows no act that changed nothing', async () => {
    expect(await undo('00000000-0000-7000-8000-000000000000')).toMatchObject({ __typename: 'NotFound' });
    expect(await undo('nonsense')).toMatchObject({ __typename: 'NotFound' });
  });
});
