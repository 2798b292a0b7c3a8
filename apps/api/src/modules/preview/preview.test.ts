import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { makePreviewToken, readPreviewToken } from './preview-token.ts';

const secret = 'a secret of thirty-two characters';
const inAnHour = () => new Date(Date.now() + 3_600_000);

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function deliver(query: string, token?: string) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { 'x-yardstick-preview': token }) },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, ...(await response.json()) };
}

const preview = async (input: object) => {
  const { data, errors } = await executeAs(
    api.database,
    aViewer('editor'),
    'mutation ($input: CreatePreviewInput!) { createPreview(input: $input) { __typename ... on Preview { token } ... on Error { message } } }',
    { input },
  );
  expect(errors).toBeUndefined();
  return data.createPreview;
};

/** Rewords a draft behind the back of publishing. */
async function rewordDraft(kind: string, key: string, change: (content: Record<string, never>) => object) {
  const draft = await api.database.document.findUniqueOrThrow({ where: { kind_key: { kind, key } } });
  const content = change(draft.content as never) as never;
  await api.database.document.update({ where: { id: draft.id }, data: { content, revision: { increment: 1 } } });
  await api.database.revision.create({
    data: { documentId: draft.id, number: draft.revision + 1, content, schemaVersion: 1, author: 'Ada', summary: '' },
  });
  return { id: draft.id, revision: draft.revision + 1 };
}

const assessmentQuery = `{ assessment(slug: "cto-readiness") { title estimatedMinutes form { number
  sections { placements { id question { prompt options { id label } } } } } } }`;

describe('a preview token', () => {
  it('shows drafts through the delivery schema, while everybody else sees what is published', async () => {
    await rewordDraft('assessment', 'cto-readiness', (content) => ({ ...content, title: { en: 'Ready to be CTO?' } }));
    const { token } = await preview({ hours: 1 });

    const [published, previewed] = await Promise.all([deliver(assessmentQuery), deliver(assessmentQuery, token)]);

    expect(published.data.assessment.title).not.toBe('Ready to be CTO?');
    expect(previewed.data.assessment).toMatchObject({ title: 'Ready to be CTO?', form: { number: 0 } });
    expect(previewed.data.assessment.form.sections).toEqual(published.data.assessment.form.sections);
  });

  it('shows guides that were never published, in lists too', async () => {
    const text = { en: 'Not yet' };
    await api.database.document.create({
      data: {
        id: '01900000-0000-7000-8000-000000000001',
        kind: 'guide',
        key: 'not-yet',
        schemaVersion: 1,
        revision: 1,
        content: {
          slug: 'not-yet',
          title: text,
          summary: text,
          body: text,
          competencies: [],
          assessments: [],
          related: [],
        },
      },
    });
    const { token } = await preview({ hours: 1 });
    const query = '{ guide(slug: "not-yet") { title } guides(first: 1) { totalCount edges { node { slug } } } }';

    const published = await deliver(query);
    const previewed = await deliver(query, token);

    expect(published.data.guide).toBeNull();
    expect(previewed.data.guide).toEqual({ title: 'Not yet' });
    expect(previewed.data.guides.totalCount).toBe(published.data.guides.totalCount + 1);
  });

  it('shows what would be live after a release, and no other draft', async () => {
    const pinned = await rewordDraft('guide', 'what-a-cto-does', (content) => ({
      ...content,
      title: { en: 'In the release' },
    }));
    const release = await api.database.release.create({
      data: {
        id: '01900000-0000-7000-8000-000000000002',
        title: 'Spring',
        createdByName: 'Ada',
        items: { create: { documentId: pinned.id, revision: pinned.revision } },
      },
    });
    await rewordDraft('guide', 'what-a-cto-does', (content) => ({ ...content, title: { en: 'After the release' } }));
    const id = Buffer.from(`Release:${release.id}`).toString('base64url');
    const { token } = await preview({ release: id, hours: 1 });

    const { data } = await deliver(
      '{ guide(slug: "what-a-cto-does") { title } assessment(slug: "cto-readiness") { title } guides(first: 50) { edges { node { slug } } } }',
      token,
    );

    expect(data.guide.title).toBe('In the release');
    expect(data.assessment.title).not.toBe('Ready to be CTO?');
    expect(data.guides.edges).toHaveLength(10);
  });

  it('starts no attempt', async () => {
    const { token } = await preview({ hours: 1 });
    const { data } = await deliver(
      'mutation { startAttempt(input: { assessment: "cto-readiness" }) { __typename ... on Error { message } } }',
      token,
    );

    expect(data.startAttempt).toMatchObject({ __typename: 'InvalidInput' });
    expect(await api.database.attempt.count()).toBe(0);
  });

  it('is refused when it is over, changed or made up, instead of showing what is published', async () => {
    const good = makePreviewToken(secret, { kind: 'draft' }, inAnHour());
    const over = makePreviewToken(secret, { kind: 'draft' }, new Date(Date.now() - 1));
    const [payload, signature] = good.split('.');
    const forged = Buffer.from(JSON.stringify({ see: 'draft', until: 9e15 })).toString('base64url');
    for (const token of [
      over,
      `${forged}.${signature}`,
      `${payload}.`,
      'draft',
      `${good}x`,
      `${good}.${signature}`,
      '..',
    ]) {
      const answer = await deliver(assessmentQuery, token);
      expect(answer.status, token).toBe(401);
      expect(answer.data ?? null).toBeNull();
      expect(answer.errors[0].extensions.code).toBe('BAD_PREVIEW_TOKEN');
    }
  });

  it('is not a token of another installation', () => {
    const token = makePreviewToken('another secret of thirty-two chars', { kind: 'draft' }, inAnHour());

    expect(readPreviewToken(secret, token, new Date())).toBeNull();
  });

  it('lasts a week at most', async () => {
    expect(await preview({ hours: 169 })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await preview({ hours: 0 })).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('shows no key: values and weights are no part of the delivery schema', async () => {
    const { token } = await preview({ hours: 1 });
    const { errors } = await deliver(
      '{ assessment(slug: "cto-readiness") { form { sections { placements { weight question { options { value } } } } } } }',
      token,
    );

    expect(errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code)).toContain(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });
});
