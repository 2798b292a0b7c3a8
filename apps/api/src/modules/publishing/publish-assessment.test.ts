import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { fingerprint } from '../../testing/fingerprint.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { aPublisher, globalId, type Json } from './testing/publisher.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aPublisher>;
beforeAll(async () => {
  api = await startApi();
  peter = aPublisher(api);
});
afterAll(() => api.close());

const slug = 'cto-readiness';
const firstQuestion = async (): Promise<string> =>
  ((await peter.draftOf('assessment', slug)).content as Json).sections[0].placements[0].question;
const livePins = async (key: string) => {
  const { id } = await peter.draftOf('question', key);
  return api.database.publicationSource.findMany({
    where: { documentId: id, publication: { live: { some: {} } } },
  });
};
const addOption = (key: string) => (content: Json) => {
  content.options.push({ key, label: { en: key }, value: 1 });
};

describe('publishing an assessment', () => {
  it('began with an import that pinned everything that the first form was frozen from', async () => {
    const { live, content } = await peter.draftOf('assessment', slug);
    const placed = (content as Json).sections.flatMap(({ placements }: Json) => placements);

    const pins = await api.database.publicationSource.findMany({ where: { publicationId: live?.publicationId ?? '' } });

    expect(pins).toHaveLength(placed.length + 1);
    expect(new Set(pins.map(({ revision }) => revision))).toEqual(new Set([1]));
    expect(live?.publication).toMatchObject({ number: 1, publishedBy: 'a test', actId: expect.any(String) });
  });

  it('says before what a new weight does, and does it: a new scoring model on the same form', async () => {
    await peter.revise('assessment', slug, (content) => {
      content.competencies[1].weight = 2;
    });

    const planned = await peter.plan('assessment', slug);
    expect(planned).toMatchObject({ livePublication: 1, classification: 'NEW_SCORING_MODEL', isPublishable: true });
    expect(planned.changes[0].changes[0].sentence).toMatch(/^Weight of “?"?People leadership.* 1 → 2: its share/);

    expect(await peter.publish('assessment', slug)).toMatchObject({
      __typename: 'Published',
      publications: [{ number: 2, isLive: true, form: { number: 1 }, scoringModel: { number: 2 } }],
    });
    expect(await peter.plan('assessment', slug)).toMatchObject({ livePublication: 2, changes: [] });
  });

  it('makes no publication of what says the same as the one that is live', async () => {
    expect(await peter.publish('assessment', slug)).toMatchObject({ publications: [{ number: 2 }] });
    expect(
      await api.database.publication.count({ where: { documentId: (await peter.draftOf('assessment', slug)).id } }),
    ).toBe(2);
  });

  it('shows at once through the delivery API what a question says now, and pins its revision', async () => {
    const question = await firstQuestion();
    const revision = await peter.revise('question', question, (content) => {
      content.prompt = { en: 'Reworded just now?' };
    });

    expect(await peter.plan('assessment', slug)).toMatchObject({
      classification: 'NOTHING_NEW_TO_SCORE',
      changes: [{ document: { kind: 'question', key: question } }],
      sources: expect.arrayContaining([{ revision, document: expect.objectContaining({ key: question }) }]),
    });
    await peter.publish('assessment', slug);

    const assessment = await peter.delivered(
      `{ assessment(slug: "${slug}") { form { sections { placements { question { prompt } } } } } }`,
    );
    expect(assessment.form.sections[0].placements[0].question.prompt).toBe('Reworded just now?');
    expect(await livePins(question)).toMatchObject([{ revision }]);
  });

  it('freezes what the plan showed, whatever was saved since', async () => {
    const question = await firstQuestion();
    const seen = await peter.revise('question', question, (content) => {
      content.prompt = { en: 'Seen in the plan?' };
    });
    const { sources } = await peter.plan('assessment', slug);
    await peter.revise('question', question, (content) => {
      content.prompt = { en: 'Saved a moment later?' };
    });

    await peter.publish('assessment', slug, {
      sources: sources.map(({ revision, document }: Json) => ({ id: document.id, revision })),
    });

    expect(await livePins(question)).toMatchObject([{ revision: seen }]);
  });

  it('makes a new form of another structure when an option is added; attempts under way stay on theirs', async () => {
    const respondent = await startRespondent(api);
    await respondent.answerAll();
    await peter.revise('question', await firstQuestion(), addOption('something-new'));

    expect(await peter.plan('assessment', slug)).toMatchObject({ classification: 'NEW_FORM' });
    await peter.publish('assessment', slug);

    expect((await respondent.submit()).data.submitAttempt.__typename).toBe('Attempt');
    expect((await respondent.result()).data.result.outcome.overall.score).toBeGreaterThanOrEqual(0);
    const [attempt] = await api.database.attempt.findMany();
    expect(attempt?.formId).not.toBe((await peter.draftOf('assessment', slug)).live?.publication.formId);
  });

  it('refuses what has an error, names document and field, and writes nothing', async () => {
    const question = await firstQuestion();
    const good = (await peter.draftOf('question', question)).content as Json;
    await peter.revise('question', question, (content) => {
      delete content.options[0].value;
    });
    const before = await fingerprint(api.connectionString);

    expect(await peter.publish('assessment', slug)).toMatchObject({
      __typename: 'NotPublishable',
      gates: [{ severity: 'ERROR', document: { kind: 'question', key: question }, path: ['options', '0'] }],
    });
    expect(await fingerprint(api.connectionString)).toEqual(before);
    await peter.revise('question', question, (content) => Object.assign(content, good));
  });

  it('asks before it publishes against a warning', async () => {
    await peter.revise('assessment', slug, (content) => {
      content.statedMinutes = 2;
    });

    expect(await peter.publish('assessment', slug, { acceptWarnings: false })).toMatchObject({
      __typename: 'NeedsConfirmation',
      gates: [{ severity: 'WARNING', code: 'takes-longer-than-stated', path: ['statedMinutes'] }],
    });
    expect(await peter.publish('assessment', slug)).toMatchObject({ __typename: 'Published' });
  });

  it('takes only guides and assessments, each once, at a revision that there is', async () => {
    const question = await firstQuestion();
    expect(await peter.publish('question', question)).toMatchObject({ __typename: 'InvalidInput' });
    expect(await peter.publish('assessment', slug, { revision: 999 })).toMatchObject({ __typename: 'InvalidInput' });
    const missing = globalId({ kind: 'guide', id: '00000000-0000-7000-8000-000000000000' });
    expect(await peter.publish('assessment', slug, { id: missing })).toMatchObject({ __typename: 'NotFound' });
    const twice = { id: missing, revision: 1 };
    expect(
      await peter.run('mutation ($input: PublishInput!) { publish(input: $input) { __typename } }', {
        input: { items: [twice, twice] },
      }),
    ).toEqual({ __typename: 'InvalidInput' });
  });
});
