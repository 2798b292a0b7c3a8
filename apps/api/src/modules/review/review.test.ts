import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const ada = aViewer('editor', 'Ada');
const peter = aViewer('publisher', 'Peter');

const run = async (viewer: typeof ada | null, document: string, variables: object = {}) => {
  const { data, errors } = await executeAs(api.database, viewer, document, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0] as never;
};

const guide = async (key: string, viewer = ada) => {
  const text = { en: `About ${key}` };
  const content = { slug: key, title: text, summary: text, competencies: [], assessments: [], related: [], body: text };
  const created: { document: { id: string } } = await run(
    viewer,
    `mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { ... on SavedDraft { document { ... on Node { id } } } } }`,
    { input: { kind: 'GUIDE', content } },
  );
  return created.document.id;
};

const review = `... on Review { id state revision requestedBy decidedBy decisionNote document { key } } ... on Error { message }`;
const request = (viewer: typeof ada, document: string, revision = 1) =>
  run(viewer, `mutation ($input: RequestReviewInput!) { requestReview(input: $input) { __typename ${review} } }`, {
    input: { document, revision, message: 'Is the tone right?' },
  }) as Promise<{ __typename: string; id: string }>;
const decide = (viewer: typeof ada, act: string, id: string, note?: string) =>
  run(viewer, `mutation ($input: DecideReviewInput!) { ${act}(input: $input) { __typename ${review} } }`, {
    input: { review: id, note },
  });

describe('a review', () => {
  it('is requested, and approved by somebody else, with both acts in the audit', async () => {
    const document = await guide('approved');
    const requested = await request(ada, document);
    const approved = await decide(peter, 'approveReview', requested.id, 'Good.');

    expect(approved).toMatchObject({ state: 'APPROVED', revision: 1, requestedBy: 'Ada', decidedBy: 'Peter' });
    const audit = await run(
      peter,
      `query ($document: ID) { audit(filter: { document: $document }) { totalCount edges { node { action actorName } } } }`,
      { document },
    );
    expect(audit).toMatchObject({
      totalCount: 3,
      edges: [
        { node: { action: 'review.approve', actorName: 'Peter' } },
        { node: { action: 'review.request', actorName: 'Ada' } },
        { node: { action: 'document.create', actorName: 'Ada' } },
      ],
    });
  });

  it('is not approved by whoever wrote or sent it', async () => {
    const document = await guide('own-work', peter);
    const sent = await request(ada, document);

    expect(await decide(peter, 'approveReview', sent.id)).toMatchObject({ __typename: 'OwnWork' });
    expect(await decide(aViewer('publisher', 'Olga'), 'approveReview', sent.id)).toMatchObject({ state: 'APPROVED' });
  });

  it('is returned only with a note', async () => {
    const { id } = await request(ada, await guide('returned'));

    expect(await decide(peter, 'returnReview', id)).toMatchObject({ __typename: 'InvalidInput' });
    expect(await decide(peter, 'returnReview', id, 'Say who it is for.')).toMatchObject({
      state: 'RETURNED',
      decisionNote: 'Say who it is for.',
    });
  });

  it('is decided once, however many decide at the same moment', async () => {
    const { id } = await request(ada, await guide('raced'));
    const decisions = await Promise.all(
      Array.from({ length: 8 }, (_, n) => decide(aViewer('publisher', `P${n}`), 'approveReview', id)),
    );

    const typenames = decisions.map(({ __typename }) => __typename);
    expect(typenames.filter((name) => name === 'Review')).toHaveLength(1);
    expect(typenames.filter((name) => name === 'ReviewNotOpen')).toHaveLength(7);
  });

  it('is of the newest revision only', async () => {
    expect(await request(ada, await guide('stale'), 2)).toMatchObject({ __typename: 'OutOfDate' });
  });
});

describe('a comment', () => {
  const comment = `... on Comment { id path body author isMine resolvedBy answers { body author } } ... on Error { message }`;
  const add = async (document: string, path?: string[]) =>
    (await run(ada, `mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename ${comment} } }`, {
      input: { document, path, body: 'Too long?' },
    })) as { id: string };

  it('hangs on a field, is answered and dealt with', async () => {
    const document = await guide('commented');
    const { id } = await add(document, ['body', 'en']);
    await run(
      peter,
      `mutation ($input: CommentTextInput!) { answerComment(input: $input) { __typename ${comment} } }`,
      {
        input: { comment: id, body: 'I think not.' },
      },
    );
    await run(ada, `mutation ($input: ResolveCommentInput!) { resolveComment(input: $input) { __typename } }`, {
      input: { comment: id, isResolved: true },
    });

    const seen = await run(
      peter,
      `query { document(kind: GUIDE, key: "commented") { comments { path body isMine resolvedBy answers { body author } } } }`,
    );
    expect(seen).toEqual({
      comments: [
        {
          path: ['body', 'en'],
          body: 'Too long?',
          isMine: false,
          resolvedBy: 'Ada',
          answers: [{ body: 'I think not.', author: 'Peter' }],
        },
      ],
    });
  });

  it('is edited and deleted by its author only', async () => {
    const { id } = await add(await guide('others'));
    const asPeter = (field: string, type: string, input: object) =>
      run(peter, `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Error { message } } }`, {
        input,
      });

    expect(await asPeter('editComment', 'CommentTextInput', { comment: id, body: 'Mine now' })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await asPeter('deleteComment', 'CommentInput', { comment: id })).toMatchObject({ __typename: 'NotFound' });
    const row = await api.database.comment.findFirst({ where: { document: { key: 'others' } } });
    expect(row).toMatchObject({ body: 'Too long?', editedAt: null });
  });

  it('is text, whatever stands in it', async () => {
    const document = await guide('scripted');
    const body = '<img src=x onerror=alert(1)>';
    const written = await run(ada, `mutation ($input: AddCommentInput!) { addComment(input: $input) { ${comment} } }`, {
      input: { document, body },
    });

    expect(written).toMatchObject({ body });
  });
});

describe('the settings', () => {
  it('say whether a publication needs an approval, and gain locales', async () => {
    const changed = await run(
      aViewer('administrator'),
      `mutation { changeSettings(input: { requiresApproval: true, addLocales: ["de"] }) { ... on Settings { locales requiresApproval } } }`,
    );

    expect(changed).toEqual({ locales: ['en', 'de'], requiresApproval: true });
  });

  it('refuse what is no locale', async () => {
    expect(
      await run(
        aViewer('administrator'),
        `mutation { changeSettings(input: { addLocales: ["; DROP"] }) { __typename } }`,
      ),
    ).toEqual({ __typename: 'InvalidInput' });
  });
});
