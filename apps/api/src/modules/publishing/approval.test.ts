import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer } from '../../testing/staff.ts';
import { aPublisher, type Json } from './testing/publisher.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aPublisher>;
const author = aViewer('publisher', 'Peter');
const other = aViewer('publisher', 'Ada');
beforeAll(async () => {
  api = await startApi();
  peter = aPublisher(api, author);
  await aPublisher(api, aViewer('administrator')).run(
    'mutation { changeSettings(input: { requiresApproval: true }) { __typename } }',
  );
});
afterAll(() => api.close());

const review = async (kind: string, key: string, revision: number, fields: { state?: string; decidedById: string }) => {
  const { id } = await peter.draftOf(kind, key);
  await api.database.review.create({
    data: {
      id: v7(),
      documentId: id,
      revision,
      state: 'approved',
      requestedById: 'x',
      requestedByName: 'X',
      ...fields,
    },
  });
};
const missing = async (kind: string, key: string) =>
  (await peter.plan(kind, key)).problems
    .filter(({ code }: Json) => code === 'needs-approval')
    .map(({ document, severity }: Json) => `${severity} ${document.kind} ${document.key}`);
const retitle = (content: Json) => {
  content.title = { en: `${content.title.en}!` };
};

describe('an installation that requires approvals', () => {
  const guide = 'cto-vs-vp-engineering';

  it('publishes no revision that nobody approved, and says so in the plan', async () => {
    await peter.revise('guide', guide, retitle);

    expect(await missing('guide', guide)).toEqual([`ERROR guide ${guide}`]);
    expect(await peter.publish('guide', guide)).toMatchObject({
      __typename: 'NotPublishable',
      gates: expect.arrayContaining([expect.objectContaining({ code: 'needs-approval', severity: 'ERROR' })]),
    });
  });

  it('takes no approval by the author, none of an earlier revision, and no review without approval', async () => {
    const { revision } = await peter.draftOf('guide', guide);
    await review('guide', guide, revision, { decidedById: author.id });
    await review('guide', guide, revision - 1, { decidedById: other.id });
    await review('guide', guide, revision, { state: 'returned', decidedById: other.id });

    expect(await missing('guide', guide)).toEqual([`ERROR guide ${guide}`]);
  });

  it('publishes what somebody else approved', async () => {
    const { revision } = await peter.draftOf('guide', guide);
    await review('guide', guide, revision, { decidedById: other.id });

    expect(await peter.publish('guide', guide)).toMatchObject({ __typename: 'Published' });
  });

  it('wants approvals of the questions and the framework that changed since, and of no others', async () => {
    const slug = 'cto-readiness';
    const { content } = await peter.draftOf('assessment', slug);
    const question: string = (content as Json).sections[0].placements[0].question;
    const framework: string = (content as Json).framework;
    const reworded = await peter.revise('question', question, (draft) => {
      draft.prompt = { en: 'Reworded?' };
    });
    const renamed = await peter.revise('framework', framework, (draft) => {
      draft.name = { en: 'Renamed' };
    });

    expect(await missing('assessment', slug)).toEqual([`ERROR framework ${framework}`, `ERROR question ${question}`]);
    await review('question', question, reworded, { decidedById: other.id });
    expect(await missing('assessment', slug)).toEqual([`ERROR framework ${framework}`]);
    await review('framework', framework, renamed, { decidedById: other.id });
    expect(await peter.publish('assessment', slug)).toMatchObject({ __typename: 'Published' });
  });

  it('is satisfied by the approval that somebody else gives in the studio', async () => {
    await peter.revise('guide', guide, retitle);
    const { id, revision } = await peter.draftOf('guide', guide);
    const request =
      'mutation ($input: RequestReviewInput!) { requestReview(input: $input) { __typename ... on Review { id } } }';
    const asked = await peter.run(request, {
      input: { document: Buffer.from(`Guide:${id}`).toString('base64url'), revision },
    });
    await aPublisher(api, other).run('mutation ($id: ID!) { approveReview(input: { review: $id }) { __typename } }', {
      id: asked.id,
    });

    expect(await peter.publish('guide', guide)).toMatchObject({ __typename: 'Published' });
  });
});
