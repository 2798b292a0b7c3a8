import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { fingerprint } from '../../testing/fingerprint.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { aPublisher, globalId } from './testing/publisher.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aPublisher>;
beforeAll(async () => {
  api = await startApi();
  peter = aPublisher(api);
});
afterAll(() => api.close());

const guide = 'what-a-cto-does';
const slug = 'cto-readiness';
const impactOn = async (kind: string, key: string) =>
  peter.run('query ($id: ID!) { unpublishImpact(document: $id) { document { kind key } path how } }', {
    id: globalId(await peter.draftOf(kind, key)),
  });

describe('unpublishing', () => {
  it('shows what would lead to nothing first, and does nothing until that is accepted', async () => {
    await peter.createGuide('companion', `[Read this](/guides/${guide})`);
    await peter.publish('guide', 'companion');
    const before = await fingerprint(api.connectionString);

    const asked = await peter.unpublish('guide', guide);

    expect(asked.__typename).toBe('WouldBreakReferences');
    expect(asked.references).toContainEqual({
      document: { kind: 'guide', key: 'companion' },
      path: ['body', 'en'],
      how: 'its text links to it',
    });
    expect(asked.references).toContainEqual(
      expect.objectContaining({
        document: { kind: 'assessment', key: slug },
        path: ['focusRules', expect.any(String), 'guides'],
      }),
    );
    expect(await impactOn('guide', guide)).toEqual(asked.references);
    expect(await fingerprint(api.connectionString)).toEqual(before);
  });

  it('counts what readers see, not what drafts say by now', async () => {
    await peter.revise('guide', 'companion', (content) => {
      content.body.en = 'No link any more.';
    });
    expect(await impactOn('guide', guide)).toContainEqual(
      expect.objectContaining({ document: { kind: 'guide', key: 'companion' } }),
    );

    await peter.publish('guide', 'companion');
    expect(await impactOn('guide', guide)).not.toContainEqual(
      expect.objectContaining({ document: { kind: 'guide', key: 'companion' } }),
    );
  });

  it('takes a guide away at once when that is accepted', async () => {
    expect(await peter.unpublish('guide', guide, { acceptBrokenReferences: true })).toEqual({
      __typename: 'Published',
      publications: [],
    });

    expect(await peter.delivered(`{ guide(slug: "${guide}") { title } }`)).toBeNull();
    expect(await peter.unpublish('guide', guide, { acceptBrokenReferences: true })).toMatchObject({
      __typename: 'OutOfDate',
    });
  });

  it('ends no attempt that is under way, and begins none', async () => {
    const respondent = await startRespondent(api);
    await peter.unpublish('assessment', slug, { acceptBrokenReferences: true });

    await respondent.answerAll();
    expect((await respondent.submit()).data.submitAttempt.__typename).toBe('Attempt');
    expect((await respondent.result()).data.result.outcome.overall.score).toBeGreaterThanOrEqual(0);
    const started = await api.run('StartAttempt', { assessment: slug });
    expect(started.data.startAttempt.__typename).toBe('AssessmentNotFound');
  });

  it('is undone by publishing again: the next number, and the old place in lists', async () => {
    const listed = 'query { guides(first: 50) { edges { node { slug publishedAt } } } }';
    const republished = async () => {
      const { edges } = await peter.delivered(listed);
      return edges.find(({ node }: { node: { slug: string } }) => node.slug === 'companion');
    };
    const before = await republished();
    await peter.unpublish('guide', 'companion');
    expect(await republished()).toBeUndefined();

    expect(await peter.publish('guide', 'companion')).toMatchObject({ publications: [{ number: 3, isLive: true }] });
    expect(await republished()).toEqual(before);
  });

  it('has no impact to show of a question, or of what is not there', async () => {
    const { id } = await api.database.document.findFirstOrThrow({ where: { kind: 'question' } });
    for (const document of [globalId({ kind: 'question', id }), globalId({ kind: 'guide', id })]) {
      const query = 'query ($document: ID!) { unpublishImpact(document: $document) { how } }';
      expect(await peter.run(query, { document })).toBeNull();
    }
  });
});
