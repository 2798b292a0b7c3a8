import { expect } from 'vitest';
import type { ApiUnderTest } from '../../../testing/api-under-test.ts';
import { aViewer, executeAs } from '../../../testing/staff.ts';
import { typenames } from '../../document/document-kind.ts';

// biome-ignore lint/suspicious/noExplicitAny: content is edited and answers are read as a client does with JSON.
export type Json = any;

export const problemFields = 'problems { code severity document { kind key } path message mend }';
const publicationFields =
  'publications { id number revision isLive rolledBackTo form { number } scoringModel { number } }';
const errorFields = `... on Error { message } ... on InvalidInput { problems { path } }`;
const gateFields = `... on NotPublishable { gates: ${problemFields} } ... on NeedsConfirmation { gates: ${problemFields} }`;

export const globalId = ({ kind, id }: { kind: string; id: string }) =>
  Buffer.from(`${typenames[kind as keyof typeof typenames]}:${id}`).toString('base64url');

/** Somebody who writes and publishes through the studio API, on the database of an API under test. */
export function aPublisher({ database, send }: ApiUnderTest, viewer = aViewer('publisher', 'Peter')) {
  const runAll = async (document: string, variables: object = {}): Promise<Json[]> => {
    const { data, errors } = await executeAs(database, viewer, document, { ...variables });
    expect(errors).toBeUndefined();
    return Object.values(data);
  };
  const run = async (document: string, variables: object = {}): Promise<Json> => (await runAll(document, variables))[0];
  const draftOf = (kind: string, key: string) =>
    database.document.findUniqueOrThrow({
      where: { kind_key: { kind, key } },
      include: { live: { include: { publication: true } } },
    });
  const numberOfLive = async (kind: string, key: string) => (await draftOf(kind, key)).live?.publication.number ?? null;
  /** Saves a draft after some change to its content; gives its revision. */
  const revise = async (kind: string, key: string, change: (content: Json) => void): Promise<number> => {
    const draft = await draftOf(kind, key);
    const content = structuredClone(draft.content);
    change(content);
    const input = { id: globalId(draft), basedOn: draft.revision, content };
    const saved = await run(
      `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename ... on SavedDraft { document { revision } } ${errorFields} } }`,
      { input },
    );
    expect(saved.__typename, JSON.stringify(saved)).toBe('SavedDraft');
    return saved.document.revision;
  };
  const createGuide = async (slug: string, body: string): Promise<void> => {
    const about = { competencies: [], related: [], assessments: [] };
    const content = { slug, title: { en: slug }, summary: { en: slug }, body: { en: body }, ...about };
    const created = await run(
      `mutation ($content: JSON!) { createDocument(input: { kind: GUIDE, content: $content }) { __typename ${errorFields} } }`,
      { content },
    );
    expect(created).toEqual({ __typename: 'SavedDraft' });
  };
  /** Publishes the newest revision against what is live, unless told otherwise. */
  const publish = async (kind: string, key: string, { acceptWarnings = true, ...fields }: Json = {}): Promise<Json> => {
    const draft = await draftOf(kind, key);
    const live = draft.live?.publication.number ?? null;
    const item = { id: globalId(draft), revision: draft.revision, livePublication: live, ...fields };
    return run(
      `mutation ($input: PublishInput!) { publish(input: $input) { __typename ... on Published { ${publicationFields} } ${errorFields} ${gateFields} } }`,
      { input: { items: [item], acceptWarnings } },
    );
  };
  const plan = async (kind: string, key: string): Promise<Json> => {
    const planned = await run(
      `query ($documents: [DocumentToPlan!]!) { publicationPlan(documents: $documents) { ... on Plan { documents { revision livePublication
        classification isPublishable ${problemFields} changes { document { kind key } changes { sentence classification } }
        sources { revision document { ... on Node { id } kind key } } } } ... on Error { message } } }`,
      { documents: [{ id: globalId(await draftOf(kind, key)) }] },
    );
    return planned.documents[0];
  };
  const rollBack = async (kind: string, key: string, toPublication: number, fields: object = {}): Promise<Json> => {
    const draft = await draftOf(kind, key);
    const livePublication = draft.live?.publication.number ?? null;
    return run(
      `mutation ($input: RollBackInput!) { rollBack(input: $input) { __typename ... on Published { ${publicationFields} } ${errorFields} } }`,
      { input: { document: globalId(draft), toPublication, livePublication, ...fields } },
    );
  };
  const unpublish = async (kind: string, key: string, fields: object = {}): Promise<Json> => {
    const draft = await draftOf(kind, key);
    const livePublication = draft.live?.publication.number ?? 1;
    return run(
      `mutation ($input: UnpublishInput!) { unpublish(input: $input) { __typename ... on Published { ${publicationFields} } ${errorFields}
        ... on WouldBreakReferences { references { document { kind key } path how } } } }`,
      { input: { document: globalId(draft), livePublication, ...fields } },
    );
  };
  const delivered = async (query: string): Promise<Json> => Object.values((await send(query)).data)[0];
  return { run, runAll, draftOf, numberOfLive, createGuide, revise, publish, plan, rollBack, unpublish, delivered };
}
