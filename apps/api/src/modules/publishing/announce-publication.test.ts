import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aPublisher } from './testing/publisher.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('webhooks are told what went live and what is gone: names and numbers, no content and no person', async () => {
  const peter = aPublisher(api);
  await api.database.webhook.create({
    data: {
      id: '01900000-0000-7000-8000-000000000001',
      url: 'https://example.org',
      events: ['publication.published', 'publication.unpublished'],
      createdByName: 'X',
    },
  });
  await peter.createGuide('told', 'A secret text.');
  await peter.publish('guide', 'told');
  await peter.publish('guide', 'told');
  const revision = await peter.revise('guide', 'told', (content) => {
    content.title = { en: 'A secret title' };
  });
  await peter.publish('guide', 'told');
  await peter.rollBack('guide', 'told', 1);
  await peter.unpublish('guide', 'told');

  const deliveries = await api.database.webhookDelivery.findMany({ orderBy: { createdAt: 'asc' } });
  const told = { kind: 'guide', key: 'told' };
  const live = { ...told, locales: ['en'], publishedAt: expect.any(String) };
  expect(deliveries.map(({ event, payload }) => [event, payload])).toEqual([
    ['publication.published', { ...live, publication: 1, revision: 1, rolledBackTo: null }],
    ['publication.published', { ...live, publication: 2, revision, rolledBackTo: null }],
    ['publication.published', { ...live, publication: 3, revision: 1, rolledBackTo: 1 }],
    ['publication.unpublished', { ...told, publication: 3, unpublishedAt: expect.any(String) }],
  ]);
});
