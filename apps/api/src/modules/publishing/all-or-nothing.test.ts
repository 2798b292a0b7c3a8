import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { dieBeforeEachStatement } from '../../testing/cut-connection.ts';
import { aViewer } from '../../testing/staff.ts';
import { beginAct } from '../audit/record-act.ts';
import { publishingTransaction } from './claim-publishing.ts';
import { publishDocuments } from './publish-documents.ts';
import { rollBack } from './roll-back.ts';
import { aPublisher } from './testing/publisher.ts';
import { unpublish } from './unpublish.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aPublisher>;
const slug = 'cto-readiness';
const viewer = aViewer('publisher');
beforeAll(async () => {
  api = await startApi();
  peter = aPublisher(api, viewer);
  await api.database.webhook.create({
    data: {
      id: '01900000-0000-7000-8000-000000000001',
      url: 'https://example.org',
      events: ['publication.published', 'publication.unpublished'],
      createdByName: 'X',
    },
  });
});
afterAll(() => api.close());

describe('a server that dies at any moment', () => {
  it('has published an assessment with a new form and a guide, or nothing of them', async () => {
    await peter.revise('assessment', slug, (content) => {
      content.competencies[0].weight = 3;
      content.sections[0].placements.reverse();
    });
    await peter.revise('guide', 'what-a-cto-does', (content) => {
      content.title = { en: 'New' };
    });
    const drafts = [await peter.draftOf('assessment', slug), await peter.draftOf('guide', 'what-a-cto-does')];
    const items = drafts.map(({ id, revision }) => ({ documentId: id, revision, livePublication: 1 }));

    const statements = await dieBeforeEachStatement(api.connectionString, () =>
      api.database.$transaction(
        (transaction) =>
          publishDocuments(transaction, beginAct({ kind: 'person', id: viewer.id, name: viewer.name }), {
            items,
            acceptWarnings: true,
          }),
        publishingTransaction,
      ),
    );

    expect(statements).toBeGreaterThan(20);
    expect(await api.database.webhookDelivery.count()).toBe(2);
  }, 60_000);

  it('has rolled back and unpublished, or not', async () => {
    const context = { database: api.database, viewer } as never;
    const { id: documentId } = await peter.draftOf('assessment', slug);

    await dieBeforeEachStatement(api.connectionString, () =>
      rollBack(context, { documentId, toPublication: 1, livePublication: 2 }),
    );
    expect(await peter.numberOfLive('assessment', slug)).toBe(3);
    await dieBeforeEachStatement(api.connectionString, () =>
      unpublish(context, { documentId, livePublication: 3, acceptBrokenReferences: true }),
    );
    expect(await peter.numberOfLive('assessment', slug)).toBeNull();
  }, 60_000);
});
