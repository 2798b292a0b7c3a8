import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from './testing/start-test-server.ts';

// What an editor's script does, with nothing but an API key and the addresses of the started product.

let product: Awaited<ReturnType<typeof startTestServer>>;
let key: string;
beforeAll(async () => {
  product = await startTestServer();
  key = await makeKey();
});
afterAll(() => product.close());

// biome-ignore lint/suspicious/noExplicitAny: a script reads what it asked for.
type Json = any;

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${product.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { response, answer: (await response.json()) as Json };
}

/** The one thing that people do in a browser: set up, sign in, and make a key. */
async function makeKey(): Promise<string> {
  const owner = { name: 'Olga', email: 'olga@example.org', password: 'a password of some length' };
  const token = product.setUpLink.split('#token=')[1];
  await post('/studio/graphql', {
    query: 'mutation ($input: SetUpOwnerInput!) { setUpOwner(input: $input) { __typename } }',
    variables: { input: { ...owner, token } },
  });
  const { response } = await post('/studio/auth/sign-in/email', owner, { origin: product.url });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const abilities = ['content:read', 'content:edit', 'content:publish', 'audit:read'];
  const { answer } = await post(
    '/studio/graphql',
    {
      query: 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on NewApiKey { key } } }',
      variables: { input: { name: 'story', abilities, expiresInDays: 1 } },
    },
    { cookie },
  );
  return answer.data.createApiKey.key;
}

async function studio(query: string, variables: object = {}): Promise<Json> {
  const { answer } = await post('/studio/graphql', { query, variables }, { authorization: `Bearer ${key}` });
  expect(answer.errors).toBeUndefined();
  const [value] = Object.values(answer.data);
  return value;
}
const delivery = async (query: string): Promise<Json> => (await post('/graphql', { query })).answer.data;

const document = (kind: string, name: string) =>
  studio(
    `query ($kind: ContentKind!, $key: String!) { document(kind: $kind, key: $key) { revision content livePublication { number } ... on Node { id } } }`,
    { kind, key: name },
  );
const save = (input: object) =>
  studio(
    `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename ... on Error { message }
       ... on SavedDraft { isMerged document { revision content } }
       ... on SaveConflict { revision conflicts { path base theirs mine } } } }`,
    { input },
  );

describe('the story of a script with an API key', () => {
  const reference = 'cto-readiness/asks-for-help';
  const prompt = 'When did you last ask for help in public?';

  it('creates a question and revises it from two clients, with a merge and with a conflict', async () => {
    const created = await studio(
      `mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { ... on SavedDraft { document { revision content ... on Node { id } } } ... on Error { message } } }`,
      {
        input: {
          kind: 'QUESTION',
          content: {
            bank: 'cto-readiness',
            key: 'asks-for-help',
            type: 'single-choice',
            competency: 'people-leadership',
            prompt: { en: 'When did you ask for help?' },
            reversed: false,
            options: [
              { key: 'never', label: { en: 'I do not remember' }, value: 0 },
              { key: 'year', label: { en: 'This year' }, value: 1 },
              { key: 'month', label: { en: 'This month' }, value: 2 },
            ],
          },
        },
      },
    );
    const { id, content } = created.document;

    const one = await save({ id, basedOn: 1, content: { ...content, prompt: { en: prompt } } });
    const other = await save({
      id,
      basedOn: 1,
      content: { ...content, options: content.options.with(2, { ...content.options[2], value: 3 }) },
    });
    const clash = await save({ id, basedOn: 1, content: { ...content, prompt: { en: 'Another wording' } } });

    expect(one).toMatchObject({ __typename: 'SavedDraft', isMerged: false });
    expect(other).toMatchObject({ isMerged: true, document: { revision: 3, content: { prompt: { en: prompt } } } });
    expect(clash).toMatchObject({
      __typename: 'SaveConflict',
      revision: 3,
      conflicts: [
        { path: ['prompt', 'en'], base: 'When did you ask for help?', theirs: prompt, mine: 'Another wording' },
      ],
    });
  });

  it('composes it into the assessment, changes a weight, reads problems and what changes, and publishes', async () => {
    const draft = await document('ASSESSMENT', 'cto-readiness');
    const content = structuredClone(draft.content);
    content.sections[0].placements.push({ question: reference, weight: 1, required: true });
    content.competencies.find(({ competency }: Json) => competency === 'people-leadership').weight = 2;
    const { document: saved } = await save({ id: draft.id, basedOn: draft.revision, content });

    const items = [{ id: draft.id, revision: saved.revision }];
    const { documents } = await studio(
      `query ($items: [DocumentToPlan!]!) { publicationPlan(documents: $items) { ... on Plan { documents {
         classification isPublishable livePublication problems { severity message } changes { document { key } changes { sentence } } } } } }`,
      { items },
    );
    const [plan] = documents;
    const sentences = plan.changes.flatMap(({ changes }: Json) => changes.map(({ sentence }: Json) => sentence));
    expect(plan).toMatchObject({ classification: 'NEW_FORM', isPublishable: true, livePublication: 1 });
    expect(sentences.join('\n')).toMatch(/People leadership.*1 → 2: its share 25 % → 40 %/);
    expect(sentences.join('\n')).toContain(prompt);

    const published = await studio(
      `mutation ($input: PublishInput!) { publish(input: $input) { __typename ... on Error { message } ... on Published { publications { number form { number } scoringModel { number } } } } }`,
      { input: { items: [{ ...items[0], livePublication: 1 }], acceptWarnings: true } },
    );
    expect(published).toMatchObject({
      publications: [{ number: 2, form: { number: 2 }, scoringModel: { number: 2 } }],
    });
  });

  it('sees the delivery API change at once', async () => {
    const { assessment } = await delivery(
      '{ assessment(slug: "cto-readiness") { form { number sections { placements { question { prompt } } } } } }',
    );

    expect(assessment.form.number).toBe(2);
    expect(JSON.stringify(assessment.form.sections)).toContain(prompt);
  });

  it('schedules a release by a clock on the wall, and the worker publishes it', async () => {
    const guide = await document('GUIDE', 'what-a-cto-does');
    const { document: saved } = await save({
      id: guide.id,
      basedOn: guide.revision,
      content: { ...guide.content, title: { en: 'What a CTO does all day' } },
    });
    const release = await studio('mutation { createRelease(input: { title: "Monday" }) { ... on Release { id } } }');
    const input = { release: release.id, document: guide.id, revision: saved.revision };
    await studio('mutation ($input: AddToReleaseInput!) { addToRelease(input: $input) { __typename } }', { input });
    const timeZone = 'Europe/Berlin';
    const localTime = Temporal.Now.zonedDateTimeISO(timeZone)
      .add({ seconds: 3 })
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' });

    const scheduled = await studio(
      `mutation ($input: ScheduleReleaseInput!) { scheduleRelease(input: $input) { __typename ... on Error { message } ... on Release { state } } }`,
      { input: { release: release.id, localTime, timeZone, acceptWarnings: true } },
    );

    expect(scheduled).toMatchObject({ state: 'SCHEDULED' });
    const titleNow = async () => (await delivery('{ guide(slug: "what-a-cto-does") { title } }')).guide.title;
    expect(await titleNow()).not.toBe('What a CTO does all day');
    await expect.poll(titleNow, { timeout: 20_000, interval: 200 }).toBe('What a CTO does all day');
  });

  it('rolls the assessment back to what it was', async () => {
    const { id } = await document('ASSESSMENT', 'cto-readiness');
    const rolled = await studio(
      `mutation ($input: RollBackInput!) { rollBack(input: $input) { __typename ... on Error { message } ... on Published { publications { number rolledBackTo form { number } } } } }`,
      { input: { document: id, toPublication: 1, livePublication: 2 } },
    );

    expect(rolled).toMatchObject({ publications: [{ number: 3, rolledBackTo: 1, form: { number: 1 } }] });
    const { assessment } = await delivery('{ assessment(slug: "cto-readiness") { form { number } } }');
    expect(assessment.form.number).toBe(1);
  });

  it('finds all of it in the history and in the audit', async () => {
    const { history, publications } = await studio(
      `{ document(kind: ASSESSMENT, key: "cto-readiness") { history(first: 10) { edges { node { number author summary } } }
         publications(first: 10) { edges { node { number publishedBy } } } } }`,
    );
    const audit = await studio('{ audit(first: 100) { edges { node { action actorKind actorName } } } }');
    const acts = audit.edges.map(({ node }: Json) => `${node.action} by ${node.actorKind}`);

    expect(history.edges[0].node).toMatchObject({ number: 2, author: 'Olga (key "story")' });
    expect(publications.edges.map(({ node }: Json) => node.number)).toEqual([3, 2, 1]);
    expect(acts).toEqual(
      expect.arrayContaining([
        'person.set-up by PERSON',
        'key.create by PERSON',
        'document.create by API_KEY',
        'document.save by API_KEY',
        'release.schedule by API_KEY',
        'release.publish by SYSTEM',
      ]),
    );
    expect(
      acts.filter((act: string) => act.startsWith('document.') || act.startsWith('publication.')).length,
    ).toBeGreaterThan(6);
  });
});
