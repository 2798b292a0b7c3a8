import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { fingerprint } from '../../testing/fingerprint.ts';
import { globalId, type Json } from '../publishing/testing/publisher.ts';
import { aReleaser } from './testing/releaser.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aReleaser>;
beforeAll(async () => {
  api = await startApi();
  peter = aReleaser(api);
});
afterAll(() => api.close());

const trash = async (field: 'trashDocuments' | 'undeleteDocuments', kind: string, key: string) => {
  const ids = [globalId(await peter.draftOf(kind, key))];
  return peter.run(`mutation ($input: DocumentsInput!) { ${field}(input: $input) { __typename } }`, { input: { ids } });
};

describe('a release', () => {
  it('publishes all that it holds in one act, at the revisions that were put in', async () => {
    const id = await peter.holding('Spring', 'what-a-cto-does');
    await peter.retitle('cto-vs-vp-engineering', 'Spring as well');
    await peter.add(id, 'guide', 'cto-vs-vp-engineering');
    await peter.retitle('what-a-cto-does', 'Saved later');

    const published = await peter.publish(id);

    expect(published).toMatchObject({
      state: 'PUBLISHED',
      items: [
        { document: { key: 'cto-vs-vp-engineering' }, hasNewerDraft: false, isOutOfDate: false, plan: null },
        { document: { key: 'what-a-cto-does' }, hasNewerDraft: true, isOutOfDate: false, problems: [] },
      ],
    });
    expect(await peter.titleOf('what-a-cto-does')).toBe('Spring');
    expect(await peter.titleOf('cto-vs-vp-engineering')).toBe('Spring as well');
    const acts = await api.database.publication.findMany({ where: { publishedBy: 'Peter' }, select: { actId: true } });
    expect(acts).toHaveLength(2);
    expect(new Set(acts.map(({ actId }) => actId)).size).toBe(1);
  });

  it('lets guides that link to each other count as published for each other', async () => {
    const id = await peter.create('Both');
    await peter.createGuide('one', '[two](/guides/two)');
    await peter.createGuide('two', '[one](/guides/one)');
    const alone = await peter.add(id, 'guide', 'one');
    expect(alone.items).toMatchObject([{ problems: [{ code: 'broken-link' }], plan: { isPublishable: false } }]);

    const both = await peter.add(id, 'guide', 'two');

    expect(both.items.map(({ problems }: Json) => problems)).toEqual([[], []]);
    expect(await peter.publish(id)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('keeps what an assessment used when it was put in; putting it in again brings it up to date', async () => {
    const slug = 'cto-readiness';
    const { content } = await peter.draftOf('assessment', slug);
    const question: string = (content as Json).sections[0].placements[0].question;
    const reword = (prompt: string) =>
      peter.revise('question', question, (draft) => {
        draft.prompt = { en: prompt };
      });
    const id = await peter.create('Pinned');
    const pinned = await reword('Put in?');
    expect((await peter.add(id, 'assessment', slug)).items[0]).toMatchObject({ hasNewerDraft: false });
    await reword('Saved later?');

    const [item] = (await peter.see(id)).items;
    expect(item).toMatchObject({ hasNewerDraft: true, isOutOfDate: false, livePublication: 1 });
    expect(item.plan.sources).toContainEqual({ revision: pinned });
    await peter.publish(id);
    const prompts = `{ assessment(slug: "${slug}") { form { sections { placements { question { prompt } } } } } }`;
    expect(JSON.stringify(await peter.delivered(prompts))).toContain('Put in?');

    const again = await peter.create('Again');
    await peter.add(again, 'assessment', slug);
    await reword('Put in again?');
    expect((await peter.add(again, 'assessment', slug)).items).toMatchObject([{ hasNewerDraft: false }]);
    await peter.publish(again);
    expect(JSON.stringify(await peter.delivered(prompts))).toContain('Put in again?');
  });

  it('publishes nothing when one document cannot be, and stays open', async () => {
    const id = await peter.holding('Broken', 'cto-skills-framework');
    await peter.createGuide('unwritten', '');
    await peter.add(id, 'guide', 'unwritten');
    const before = await fingerprint(api.connectionString);

    expect(await peter.publish(id)).toMatchObject({
      __typename: 'NotPublishable',
      gates: [{ document: { key: 'unwritten' } }],
    });
    expect(await fingerprint(api.connectionString)).toEqual(before);
    expect(await peter.see(id)).toMatchObject({ state: 'OPEN' });
  });

  it('says that a document was published otherwise since it was put in, and does not put it back', async () => {
    const id = await peter.holding('Older', 'developing-engineering-leaders');
    await peter.retitle('developing-engineering-leaders', 'Newer');
    await peter.publishDocument('guide', 'developing-engineering-leaders');

    expect((await peter.see(id)).items).toMatchObject([{ isOutOfDate: true, hasNewerDraft: true }]);
    expect(await peter.publish(id)).toMatchObject({ __typename: 'OutOfDate' });
    expect(await peter.titleOf('developing-engineering-leaders')).toBe('Newer');
  });

  it('says what was put into the trash meanwhile, and publishes nothing until that is settled', async () => {
    const id = await peter.holding('Torn');
    await peter.createGuide('thrown-away', 'Text.');
    await peter.add(id, 'guide', 'thrown-away');
    await trash('trashDocuments', 'guide', 'thrown-away');

    expect((await peter.see(id)).items[0]).toMatchObject({
      problems: [{ code: 'in-trash', severity: 'ERROR' }],
      plan: null,
    });
    expect(await peter.publish(id)).toMatchObject({ __typename: 'NotPublishable', gates: [{ code: 'in-trash' }] });
    await trash('undeleteDocuments', 'guide', 'thrown-away');
    expect(await peter.publish(id)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('by many publishers at once is published once', async () => {
    const id = await peter.holding('Raced', 'cto-skills-framework');

    const answers = await Promise.all(Array.from({ length: 6 }, () => peter.publish(id)));

    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([...Array(5).fill('OutOfDate'), 'Release']);
  });

  it('takes no change once it is published or cancelled, and none that makes no sense', async () => {
    const published = await peter.holding('Done');
    await peter.publish(published);
    const cancelled = await peter.create('Given up');
    expect(await peter.change('renameRelease', { release: cancelled, title: 'Renamed' })).toMatchObject({
      title: 'Renamed',
    });
    await peter.change('cancelRelease', { release: cancelled });
    const document = globalId(await peter.draftOf('guide', 'what-a-cto-does'));
    const before = await fingerprint(api.connectionString);

    for (const release of [published, cancelled]) {
      const given: [string, object][] = [
        ['renameRelease', { title: 'Late' }],
        ['addToRelease', { document, revision: 1 }],
        ['removeFromRelease', { document }],
        ['publishRelease', { acceptWarnings: true }],
        ['cancelRelease', {}],
        ['unscheduleRelease', {}],
      ];
      for (const [field, input] of given)
        expect(await peter.change(field, { release, ...input }), field).toMatchObject({ __typename: 'OutOfDate' });
    }
    const open = Buffer.from('Release:00000000-0000-7000-8000-000000000000').toString('base64url');
    expect(await peter.change('cancelRelease', { release: open })).toMatchObject({ __typename: 'NotFound' });
    expect(await peter.change('createRelease', { title: '  ' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await fingerprint(api.connectionString)).toEqual(before);
  });

  it('shows what it holds after each of several changes in one operation', async () => {
    const release = await peter.create('Two at once');
    const put = (alias: string, key: string) =>
      `${alias}: addToRelease(input: { release: "${release}", document: "${key}", revision: 1 }) { ... on Release { items { document { key } } } }`;
    const ids = await Promise.all(
      ['what-a-cto-does', 'cto-vs-vp-engineering'].map(async (key) => globalId(await peter.draftOf('guide', key))),
    );

    const [first, second] = await peter.runAll(`mutation { ${put('a', ids[0] ?? '')} ${put('b', ids[1] ?? '')} }`);

    expect([first.items.length, second.items.length]).toEqual([1, 2]);
  });

  it('is found by words of its title, in either case, among those that are open', async () => {
    const ids = [await peter.create('Autumn of Guides'), await peter.create('Autumn of bands')];
    await peter.change('cancelRelease', { release: await peter.create('autumn of guides, given up') });

    const releases = await peter.run(
      '{ releases(first: 9, states: [OPEN], text: "OF GUIDES") { totalCount edges { node { id } } } }',
      {},
    );

    expect(releases).toEqual({ totalCount: 1, edges: [{ node: { id: ids[0] } }] });
  });

  it.each([
    ['GUIDES  winter', ['Winter of Guides', '100% of_winter, guides']],
    ['_', ['100% of_winter, guides']],
    ['%', ['100% of_winter, guides']],
    ['\\', []],
  ])('is found by each word of %j, whatever a word has in it', async (text, found) => {
    const titles = ['Winter of Guides', '100% of_winter, guides', 'Winter of bands'];
    const ids = await Promise.all(titles.map(peter.create));

    const { edges } = await peter.run(
      'query ($text: String) { releases(first: 99, states: [OPEN], text: $text) { edges { node { id title } } } }',
      { text },
    );

    const ours = edges.map(({ node }: Json) => node).filter(({ id }: Json) => ids.includes(id));
    expect(ours.map(({ title }: Json) => title).sort()).toEqual([...found].sort());
  });

  it('and its readiness take as many statements for many documents as for two; lists as many for many releases', async () => {
    const id = await peter.create('Large');
    const guides = await api.database.document.findMany({ where: { kind: 'guide' } });
    for (const { key } of guides.slice(0, 2)) await peter.add(id, 'guide', key);
    const two = await countStatements(() => peter.see(id));
    for (const { key } of guides.slice(2)) await peter.add(id, 'guide', key);
    const many = await countStatements(() => peter.see(id));
    const list = (first: number) =>
      peter.run('query ($first: Int) { releases(first: $first) { edges { node { title items { isOutOfDate } } } } }', {
        first,
      });

    expect(many.length, many.join('\n')).toBe(two.length);
    const few = await countStatements(() => list(2));
    expect((await countStatements(() => list(12))).length).toBe(few.length);
  });
});
