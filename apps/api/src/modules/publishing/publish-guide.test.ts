import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aPublisher, globalId } from './testing/publisher.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aPublisher>;
beforeAll(async () => {
  api = await startApi();
  peter = aPublisher(api);
});
afterAll(() => api.close());

const guide = 'what-a-cto-does';
const write = (text: string) => (content: { body: Record<string, string> }) => {
  content.body.en = text;
};
describe('publishing a guide', () => {
  it('is refused while it links to what nobody can read', async () => {
    await peter.revise('guide', guide, write('[More](/guides/not-there)'));

    expect(await peter.publish('guide', guide)).toMatchObject({
      __typename: 'NotPublishable',
      gates: expect.arrayContaining([expect.objectContaining({ code: 'broken-link', path: ['body', 'en'] })]),
    });
  });

  it('together with one that it links to counts as published for it, alone not', async () => {
    await peter.createGuide('first-of-two', '[second](/guides/second-of-two)');
    await peter.createGuide('second-of-two', '[first](/guides/first-of-two)');
    expect(await peter.publish('guide', 'first-of-two')).toMatchObject({ __typename: 'NotPublishable' });

    const drafts = [await peter.draftOf('guide', 'first-of-two'), await peter.draftOf('guide', 'second-of-two')];
    const published = await peter.run(
      'mutation ($input: PublishInput!) { publish(input: $input) { ... on Published { publications { act number } } } }',
      { input: { items: drafts.map((draft) => ({ id: globalId(draft), revision: draft.revision })) } },
    );

    const [first, second] = published.publications;
    expect(first).toEqual({ act: second.act, number: 1 });
  });

  it('warns of a heading that readers of the linked guide do not see yet', async () => {
    await peter.createGuide('linked', '## Here\n\nText.');
    await peter.publish('guide', 'linked');
    await peter.revise('guide', 'linked', write('## There\n\nText.'));
    await peter.createGuide('linking', '[there](/guides/linked#there)');

    expect((await peter.plan('guide', 'linking')).problems).toMatchObject([
      { code: 'broken-anchor', severity: 'WARNING' },
    ]);
    await peter.publish('guide', 'linked');
    expect((await peter.plan('guide', 'linking')).problems).toEqual([]);
  });

  it('publishes the revision that was named, not the newest', async () => {
    const revision = await peter.revise('guide', 'linked', write('## There\n\nNamed.'));
    await peter.revise('guide', 'linked', write('## There\n\nNewest.'));

    await peter.publish('guide', 'linked', { revision });

    expect((await peter.delivered('{ guide(slug: "linked") { body { markdown } } }')).body.markdown).toContain(
      'Named.',
    );
  });
});
