import type { Webhook, WebhookDelivery } from '../../generated/prisma/client.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { EventType } from './emit-event.ts';

export const EventTypeType = studio.enumType('EventType', {
  description: 'What a webhook can be told of.',
  values: {
    PUBLICATION_PUBLISHED: { value: 'publication.published', description: 'Something went live.' },
    PUBLICATION_UNPUBLISHED: { value: 'publication.unpublished', description: 'Something is live no more.' },
    ATTEMPT_SUBMITTED: {
      value: 'attempt.submitted',
      description: 'Somebody submitted an attempt; nothing of the person.',
    },
  } satisfies Record<string, { value: EventType; description: string }>,
});

type DeliveryState = 'pending' | 'delivered' | 'failed';
const DeliveryStateType = studio.enumType('DeliveryState', {
  description: 'How far a delivery got.',
  values: {
    PENDING: { value: 'pending', description: 'It is on its way, or tried again later.' },
    DELIVERED: { value: 'delivered', description: 'The address took it.' },
    FAILED: { value: 'failed', description: 'It was given up.' },
  },
});

export const DeliveryType = studio.node(studio.objectRef<WebhookDelivery>('WebhookDelivery'), {
  description: 'One event on its way to one address.',
  authScopes: { ability: 'webhook:manage' },
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    event: t.exposeString('event', { description: 'Type of the event.' }),
    payload: t.field({ type: 'JSON', description: 'What is told.', resolve: ({ payload }) => payload }),
    state: t.field({
      type: DeliveryStateType,
      description: 'How far it got.',
      resolve: ({ state }) => state as DeliveryState,
    }),
    attempts: t.exposeInt('attempts', { description: 'How often it was tried.' }),
    responseStatus: t.exposeInt('responseStatus', { nullable: true, description: 'HTTP status of the last answer.' }),
    error: t.exposeString('error', { nullable: true, description: 'What went wrong at the last try.' }),
    createdAt: t.field({ type: 'DateTime', description: 'When it happened.', resolve: (row) => row.createdAt }),
    nextTryAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried again.',
      resolve: (row) => row.nextTryAt,
    }),
    deliveredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken.',
      resolve: (row) => row.deliveredAt,
    }),
    isReplay: t.boolean({
      description: 'Whether it repeats an earlier one.',
      resolve: ({ replayOfId }) => replayOfId !== null,
    }),
  }),
});

export const WebhookType = studio.node(studio.objectRef<Webhook>('Webhook'), {
  description: 'An address that is told of events.',
  authScopes: { ability: 'webhook:manage' },
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The address.' }),
    description: t.exposeString('description', { description: 'What it is for.' }),
    events: t.field({
      type: [EventTypeType],
      description: 'What it is told of.',
      resolve: ({ events }) => events as EventType[],
    }),
    isEnabled: t.boolean({ description: 'Whether it is told anything.', resolve: ({ enabled }) => enabled }),
    createdBy: t.exposeString('createdByName', { description: 'Who set it up.' }),
    createdAt: t.field({ type: 'DateTime', description: 'When.', resolve: (row) => row.createdAt }),
    deliveries: t.connection(
      {
        type: DeliveryType,
        description: 'What was sent, newest first; kept for thirty days.',
        resolve: ({ id: webhookId }, args, { database }) =>
          pageNewestFirst<WebhookDelivery>({
            args,
            moment: 'createdAt',
            find: (query) =>
              database.webhookDelivery.findMany({ ...query, where: { AND: [{ webhookId }, query.where] } }),
            count: () => database.webhookDelivery.count({ where: { webhookId } }),
          }),
      },
      ...connectionTypes('WebhookDelivery', 'deliveries'),
    ),
  }),
});

studio.queryField('webhooks', (t) =>
  t.connection(
    {
      type: WebhookType,
      authScopes: { ability: 'webhook:manage' },
      description: 'Webhooks, newest first.',
      resolve: (_root, args, { database }) =>
        pageNewestFirst<Webhook>({
          args,
          moment: 'createdAt',
          find: (query) => database.webhook.findMany(query),
          count: () => database.webhook.count(),
        }),
    },
    ...connectionTypes('Webhook', 'webhooks'),
  ),
);
