import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { fingerprint } from '../../testing/fingerprint.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const peter = aViewer('publisher', 'Peter');

async function run(document: string, variables: object = {}, viewer = peter) {
  const { data, errors } = await executeAs(api.database, viewer, document, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0] as never;
}

const draftOf = (kind: string, key: string) =>
  api.database.document.findUniqueOrThrow({
    where: { kind_key: { kind, key } },
    include: { live: { include: { publication: true } } },
  });
const typenames: Record<string, string> = { guide: 'Guide', assessment: 'Assessment', question: 'Question' };
const idOf = ({ kind, id }: { kind: string; id: string }) =>
  Buffer.from(`${typenames[kind]}:${id}`).toString('base64url');

// biome-ignore lint/suspicious/noExplicitAny: content is edited as a client edits JSON.
type Json = any;

/** Saves a draft after some change to its content. */
async function revise(kind: string, key: string, change: (content: Json) => Json) {
  const draft = await draftOf(kind, key);
  const saved: Json = await run(
    `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename ... on SavedDraft { document { revision } } ... on Error { message } } }`,
    { input: { id: idOf(draft), basedOn: draft.revision, content: change(structuredClone(draft.content)) } },
  );
  expect(saved.__typename).toBe('SavedDraft');
  return saved.document.revision as number;
}

const problemFields = 'problems { code severity document { kind key } path message mend }';
const outcome = `__typename ... on Published { publications { number revision isLive rolledBackTo form { number } scoringModel { number } } }
  ... on Error { message } ... on NotPublishable { ${problemFields} } ... on NeedsConfirmation { ${problemFields} }`;

async function publish(kind: string, key: string, fields: object = {}, viewer = peter): Promise<Json> {
  const draft = await draftOf(kind, key);
  const item = {
    document: idOf(draft),
    revision: draft.revision,
    livePublication: draft.live?.publication.number,
    ...fields,
  };
  return run(
    `mutation ($input: PublishInput!) { publish(input: $input) { ${outcome} } }`,
    {
      input: { items: [item], acceptWarnings: true },
    },
    viewer,
  );
}

async function plan(kind: string, key: string): Promise<Json> {
  const draft = await draftOf(kind, key);
  const planned: Json = await run(
    `query ($items: [ItemToPlan!]!) { publicationPlan(items: $items) { ... on Plan { documents { revision livePublication classification
       isPublishable ${problemFields} changes { document { kind key } changes { sentence classification } } } } } }`,
    { items: [{ document: idOf(draft), revision: draft.revision }] },
  );
  return planned.documents[0];
}

const theAssessment = 'cto-readiness';
const delivered = async (query: string) => (await api.send(query)).data;
const placedQuestion = (content: Json): string => content.sections[0].placements[0].question;

describe('publishing an assessment', () => {
  it('says before what a new weight does, and does it: a new scoring model on the same form', async () => {
    const before = await draftOf('assessment', theAssessment);
    await revise('assessment', theAssessment, (content) => {
      content.competencies[1].weight = content.competencies[1].weight * 2;
      return content;
    });

    const planned = await plan('assessment', theAssessment);
    expect(planned).toMatchObject({ classification: 'NEW_SCORING_MODEL', isPublishable: true });
    expect(planned.changes[0].changes[0].sentence).toMatch(/^Weight of “?"?People leadership.* 1 → 2: its share/);

    const published = await publish('assessment', theAssessment);
    expect(published).toMatchObject({
      __typename: 'Published',
      publications: [{ number: 2, isLive: true, form: { number: 1 }, scoringModel: { number: 2 } }],
    });
    expect(before.live?.publication.number).toBe(1);
    expect((await plan('assessment', theAssessment)).changes).toEqual([]);
  });

  it('shows at once through the delivery API what a question says now, and pins its revision', async () => {
    const question = placedQuestion((await draftOf('assessment', theAssessment)).content);
    const revision = await revise('question', question, (content) => ({
      ...content,
      prompt: { en: 'Reworded just now?' },
    }));

    const planned = await plan('assessment', theAssessment);
    expect(planned.classification).toBe('NOTHING_NEW_TO_SCORE');
    expect(planned.changes).toMatchObject([{ document: { kind: 'question', key: question } }]);
    await publish('assessment', theAssessment);

    const { assessment } = await delivered(
      `{ assessment(slug: "${theAssessment}") { form { number sections { placements { question { prompt } } } } } }`,
    );
    expect(assessment.form.sections[0].placements[0].question.prompt).toBe('Reworded just now?');
    const draft = await draftOf('question', question);
    const pins = await api.database.publicationSource.findMany({
      where: { documentId: draft.id, publication: { live: { some: {} } } },
    });
    expect(pins).toMatchObject([{ revision }]);
  });

  it('makes a new form of another structure when an option is added', async () => {
    const question = placedQuestion((await draftOf('assessment', theAssessment)).content);
    await revise('question', question, (content) => {
      content.options.push({ key: 'something-new', label: { en: 'Something new' }, value: 1 });
      return content;
    });

    expect(await plan('assessment', theAssessment)).toMatchObject({ classification: 'NEW_FORM' });
  });

  it('refuses what has an error, names document and field, and writes nothing', async () => {
    const question = placedQuestion((await draftOf('assessment', theAssessment)).content);
    const good = (await draftOf('question', question)).content;
    await revise('question', question, (content) => {
      delete content.options[0].value;
      return content;
    });
    const before = await fingerprint(api.connectionString);

    const refused = await publish('assessment', theAssessment);

    expect(refused.__typename).toBe('NotPublishable');
    expect(refused.problems[0]).toMatchObject({
      severity: 'ERROR',
      document: { kind: 'question', key: question },
      path: ['options', '0'],
    });
    expect(await fingerprint(api.connectionString)).toEqual(before);
    await revise('question', question, () => good);
  });

  it('asks before it publishes against a warning', async () => {
    await revise('assessment', theAssessment, (content) => ({ ...content, statedMinutes: 2 }));
    const draft = await draftOf('assessment', theAssessment);
    const items = [
      { document: idOf(draft), revision: draft.revision, livePublication: draft.live?.publication.number },
    ];
    const asked: Json = await run(`mutation ($input: PublishInput!) { publish(input: $input) { ${outcome} } }`, {
      input: { items },
    });

    expect(asked).toMatchObject({
      __typename: 'NeedsConfirmation',
      problems: [{ code: 'takes-longer-than-stated', path: ['statedMinutes'] }],
    });
    expect(await publish('assessment', theAssessment)).toMatchObject({ __typename: 'Published' });
    await revise('assessment', theAssessment, (content) => ({ ...content, statedMinutes: 15 }));
  });

  it('by two publishers at once makes one publication and one conflict', async () => {
    await revise('assessment', theAssessment, (content) => ({ ...content, title: { en: 'Raced' } }));
    const live = (await draftOf('assessment', theAssessment)).live?.publication.number ?? 0;

    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => publish('assessment', theAssessment, {}, aViewer('publisher', `P${n}`))),
    );

    const names = answers.map(({ __typename }: { __typename: string }) => __typename);
    expect(names.filter((name) => name === 'Published')).toHaveLength(1);
    expect(names.filter((name) => name === 'OutOfDate')).toHaveLength(5);
    expect((await draftOf('assessment', theAssessment)).live?.publication.number).toBe(live + 1);
  });

  it('leaves attempts under way on their form', async () => {
    const respondent = await startRespondent(api);
    await respondent.answerAll();
    const question = placedQuestion((await draftOf('assessment', theAssessment)).content);
    await revise('question', question, (content) => {
      content.options.push({ key: 'even-newer', label: { en: 'Even newer' }, value: 2 });
      return content;
    });
    await publish('assessment', theAssessment);

    expect((await respondent.submit()).data.submitAttempt.__typename).toBe('Attempt');
    const result = (await respondent.result()).data.result;
    expect(result.outcome.overall.score).toBeGreaterThanOrEqual(0);
    const forms = await api.database.attempt.findMany({ select: { formId: true } });
    expect(forms[0]?.formId).not.toBe((await draftOf('assessment', theAssessment)).live?.publication.formId);
  });
});

describe('rolling back', () => {
  it('makes a new publication with the form and model of the earlier one, and delivery changes at once', async () => {
    const draft = await draftOf('assessment', theAssessment);
    const live = draft.live?.publication.number ?? 0;

    const rolled: Json = await run(
      `mutation ($input: RollBackInput!) { rollBack(input: $input) { ${outcome.split('... on NotPublishable')[0]} } }`,
      {
        input: { document: idOf(draft), to: 1, livePublication: live },
      },
    );

    expect(rolled.publications).toMatchObject([
      { number: live + 1, rolledBackTo: 1, isLive: true, form: { number: 1 }, scoringModel: { number: 1 } },
    ]);
    const first = await api.database.publication.findFirstOrThrow({ where: { documentId: draft.id, number: 1 } });
    const now = (await draftOf('assessment', theAssessment)).live?.publication;
    expect(now?.contentHash).toBe(first.contentHash);
    const { assessment } = await delivered(`{ assessment(slug: "${theAssessment}") { title form { number } } }`);
    expect(assessment).toEqual({ title: 'CTO Readiness Assessment', form: { number: 1 } });
  });
});

describe('publishing a guide', () => {
  const guide = 'what-a-cto-does';

  it('is refused while it links to what nobody can read', async () => {
    await revise('guide', guide, (content) => ({
      ...content,
      body: { en: `${content.body.en}\n\n[More](/guides/not-there)` },
    }));

    expect(await publish('guide', guide)).toMatchObject({
      __typename: 'NotPublishable',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'broken-link', path: ['body', 'en'] })]),
    });
  });

  it('taken back shows what would lead to nothing first, and then is gone at once', async () => {
    const draft = await draftOf('guide', guide);
    const unpublish = (acceptBrokenReferences: boolean): Promise<Json> =>
      run(
        `mutation ($input: UnpublishInput!) { unpublish(input: $input) { __typename ... on WouldBreakReferences { references { document { kind key } how } } } }`,
        { input: { document: idOf(draft), livePublication: draft.live?.publication.number, acceptBrokenReferences } },
      );

    const asked = await unpublish(false);
    expect(asked.__typename).toBe('WouldBreakReferences');
    expect(asked.references).toContainEqual(
      expect.objectContaining({ document: { kind: 'assessment', key: theAssessment } }),
    );
    expect((await delivered(`{ guide(slug: "${guide}") { title } }`)).guide).not.toBeNull();

    expect(await unpublish(true)).toEqual({ __typename: 'Published' });
    expect((await delivered(`{ guide(slug: "${guide}") { title } }`)).guide).toBeNull();
  });
});

describe('an installation that requires approvals', () => {
  it('publishes only what somebody else approved, with the questions that changed', async () => {
    await run(
      'mutation { changeSettings(input: { requiresApproval: true }) { __typename } }',
      {},
      aViewer('administrator'),
    );
    const guide = 'cto-vs-vp-engineering';
    const revision = await revise('guide', guide, (content) => ({ ...content, title: { en: 'CTO or VP?' } }));

    expect(await publish('guide', guide)).toMatchObject({
      __typename: 'NotPublishable',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'needs-approval', severity: 'ERROR' })]),
    });

    const { id } = await draftOf('guide', guide);
    await api.database.review.create({
      data: {
        id: '01900000-0000-7000-8000-00000000000a',
        documentId: id,
        revision,
        state: 'approved',
        requestedById: 'x',
        requestedByName: 'Ada',
      },
    });
    expect(await publish('guide', guide)).toMatchObject({ __typename: 'Published' });
  });
});
