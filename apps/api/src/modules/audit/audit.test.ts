import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { beginAct, recordAct } from './record-act.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [] });
  for (const name of ['Ada Byron Lovelace', 'ada_lovelace, 100%', 'Ada Peters'])
    await recordAct(api.database, beginAct({ kind: 'person', id: null, name }), [{ action: 'a.test', summary: '' }]);
});
afterAll(() => api.close());

it.each([
  ['LOVELACE  ada', ['Ada Byron Lovelace', 'ada_lovelace, 100%']],
  ['_', ['ada_lovelace, 100%']],
  ['%', ['ada_lovelace, 100%']],
  ['\\', []],
])(
  'the audit is found by each word of %j in the name of the actor, whatever a word has in it',
  async (actor, found) => {
    const { data } = await executeAs(
      api.database,
      aViewer('administrator'),
      'query ($filter: AuditFilter) { audit(first: 9, filter: $filter) { edges { node { actorName } } } }',
      { filter: { actor, action: 'a.test' } },
    );

    const names = data.audit.edges.map(({ node }: { node: { actorName: string } }) => node.actorName);
    expect(names.sort()).toEqual(found);
  },
);

it('refuses an actor of more characters than anybody types', async () => {
  const { errors } = await executeAs(
    api.database,
    aViewer('administrator'),
    'query ($filter: AuditFilter) { audit(filter: $filter) { totalCount } }',
    { filter: { actor: 'a'.repeat(201) } },
  );

  expect(errors?.[0]?.extensions).toMatchObject({ code: 'TEXT_TOO_LONG', argument: 'actor' });
});
