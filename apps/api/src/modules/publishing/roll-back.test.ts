import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { fingerprint } from '../../testing/fingerprint.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { aPublisher, type Json } from './testing/publisher.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aPublisher>;
const slug = 'cto-readiness';
beforeAll(async () => {
  api = await startApi();
  peter = aPublisher(api);
  const { content } = await peter.draftOf('assessment', slug);
  await peter.revise('question', (content as Json).sections[0].placements[0].question, (question) => {
    question.options.push({ key: 'something-new', label: { en: 'Something new' }, value: 1 });
  });
  await peter.revise('assessment', slug, (assessment) => {
    assessment.title = { en: 'Another title' };
  });
  await peter.publish('assessment', slug);
});
afterAll(() => api.close());

describe('rolling back', () => {
  it('makes a new publication, the same to the last byte, and delivery changes at once', async () => {
    const respondent = await startRespondent(api);
    await respondent.answerAll();
    const draft = await peter.draftOf('assessment', slug);

    expect(await peter.rollBack('assessment', slug, 1)).toMatchObject({
      __typename: 'Published',
      publications: [{ number: 3, rolledBackTo: 1, isLive: true, form: { number: 1 }, scoringModel: { number: 1 } }],
    });

    const same = ['revision', 'content', 'contentHash', 'locales', 'formId', 'scoringModelId'];
    const frozen = async (number: number) => {
      const row = await api.database.publication.findUniqueOrThrow({
        where: { documentId_number: { documentId: draft.id, number } },
        include: { sources: { select: { documentId: true, revision: true }, orderBy: { documentId: 'asc' } } },
      });
      return [row.sources, ...same.map((field) => (row as Json)[field])];
    };
    expect(await frozen(3)).toEqual(await frozen(1));
    expect((await peter.draftOf('assessment', slug)).content).toEqual(draft.content);
    expect(await peter.delivered(`{ assessment(slug: "${slug}") { title form { number } } }`)).toEqual({
      title: 'CTO Readiness Assessment',
      form: { number: 1 },
    });
    expect((await respondent.submit()).data.submitAttempt.__typename).toBe('Attempt');
    expect((await respondent.result()).data.result.outcome.overall.score).toBeGreaterThanOrEqual(0);
  });

  it('tells what it brought back, by whom and from which revisions, in the history of publications', async () => {
    const { id } = await peter.draftOf('assessment', slug);
    const seen = await peter.run(
      `query ($id: ID!) { node(id: $id) { ... on Assessment { publications(first: 2) { totalCount edges { node {
         number publishedBy rolledBackTo isLive sources { revision document { kind key } } } } } } } }`,
      { id: Buffer.from(`Assessment:${id}`).toString('base64url') },
    );

    const [newest, before] = seen.publications.edges.map(({ node }: Json) => node);
    expect(seen.publications.totalCount).toBe(3);
    expect(newest).toMatchObject({ number: 3, publishedBy: 'Peter', rolledBackTo: 1, isLive: true });
    expect(before).toMatchObject({ number: 2, rolledBackTo: null, isLive: false });
    const changed = (sources: Json[]) => sources.filter(({ revision }) => revision === 2);
    expect([changed(newest.sources).length, changed(before.sources).length]).toEqual([0, 1]);
    expect(newest.sources).toHaveLength(before.sources.length);
  });

  it.each([
    ['to what is live', 3, {}, 'InvalidInput'],
    ['to what there is not', 99, {}, 'InvalidInput'],
    ['from what is not live any more', 2, { livePublication: 2 }, 'OutOfDate'],
    ['when nothing was seen to be live', 2, { livePublication: null }, 'OutOfDate'],
  ])('%s is refused, and changes nothing', async (_case, toPublication, fields, refusal) => {
    const before = await fingerprint(api.connectionString);

    expect(await peter.rollBack('assessment', slug, toPublication, fields)).toMatchObject({ __typename: refusal });
    expect(await fingerprint(api.connectionString)).toEqual(before);
  });
});
