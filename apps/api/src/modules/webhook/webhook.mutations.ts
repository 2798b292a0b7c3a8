import type { Webhook } from '../../generated/prisma/client.ts';
import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import {
  createWebhook,
  deleteWebhook,
  replayDelivery,
  rotateWebhookSecret,
  sendTestEvent,
  updateWebhook,
} from './change-webhook.ts';
import { DeliveryType, EventTypeType, WebhookType } from './webhook.type.ts';

const scope = { authScopes: { ability: 'webhook:manage' } } as const;
const webhookIn = (id: string | number) => uuidIn(id, 'Webhook');
const union = { description: 'What came of it, or why nothing was done.' };
const webhookField = { required: true, description: 'Id of the webhook.' } as const;
const urlField = { required: true, description: 'Its address, on the public internet.' } as const;
const descriptionField = { description: 'What it is for.' } as const;

const SigningWebhookType = studio.objectRef<{ webhook: Webhook; secret: string }>('SigningWebhook').implement({
  description: 'A webhook with what its deliveries are signed with. Shown once.',
  fields: (t) => ({
    signingKey: t.exposeString('secret', {
      description: 'Begins with `whsec_`; libraries of Standard Webhooks take it.',
    }),
    webhook: t.field({ type: WebhookType, description: 'The webhook.', resolve: ({ webhook }) => webhook }),
  }),
});

const CreateWebhookInput = studio.inputType('CreateWebhookInput', {
  description: 'The webhook to set up.',
  fields: (t) => ({
    url: t.string(urlField),
    events: t.field({ type: [EventTypeType], required: true, description: 'What it is told of.' }),
    description: t.string(descriptionField),
  }),
});
const UpdateWebhookInput = studio.inputType('UpdateWebhookInput', {
  description: 'The webhook as it shall be.',
  fields: (t) => ({
    webhook: t.id(webhookField),
    url: t.string(urlField),
    events: t.field({ type: [EventTypeType], required: true, description: 'What it is told of.' }),
    description: t.string(descriptionField),
    isEnabled: t.boolean({ required: true, description: 'Whether it is told anything.' }),
  }),
});
const WebhookInput = studio.inputType('WebhookInput', {
  description: 'Which webhook.',
  fields: (t) => ({ webhook: t.id(webhookField) }),
});
const DeliveryInput = studio.inputType('DeliveryInput', {
  description: 'Which delivery.',
  fields: (t) => ({ delivery: t.id({ required: true, description: 'Its id.' }) }),
});

studio.mutationFields((t) => ({
  createWebhook: t.field({
    type: SigningWebhookType,
    ...scope,
    description: 'Sets a webhook up.',
    errors: { union, types: [InvalidInput] },
    args: { input: t.arg({ type: CreateWebhookInput, required: true, description: 'The webhook.' }) },
    resolve: (_root, { input }, context) => createWebhook(context, input),
  }),
  updateWebhook: t.field({
    type: WebhookType,
    ...scope,
    description: 'Changes a webhook.',
    errors: { union, types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: UpdateWebhookInput, required: true, description: 'The webhook.' }) },
    resolve: (_root, { input: { webhook, ...fields } }, context) => updateWebhook(context, webhookIn(webhook), fields),
  }),
  rotateWebhookKey: t.field({
    type: SigningWebhookType,
    ...scope,
    description: 'Makes a new signing key; the old one signs nothing any more.',
    errors: { union, types: [NotFound] },
    args: { input: t.arg({ type: WebhookInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => rotateWebhookSecret(context, webhookIn(input.webhook)),
  }),
  deleteWebhook: t.field({
    type: WebhookType,
    ...scope,
    description: 'Deletes a webhook with its deliveries.',
    errors: { union, types: [NotFound] },
    args: { input: t.arg({ type: WebhookInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => deleteWebhook(context, webhookIn(input.webhook)),
  }),
  replayDelivery: t.field({
    type: DeliveryType,
    ...scope,
    description: 'Sends a delivery again, as a new one.',
    errors: { union, types: [NotFound] },
    args: { input: t.arg({ type: DeliveryInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => replayDelivery(context, uuidIn(input.delivery, 'WebhookDelivery')),
  }),
  sendTestEvent: t.field({
    type: DeliveryType,
    ...scope,
    description: 'Sends an event of the type `webhook.test`.',
    errors: { union, types: [NotFound] },
    args: { input: t.arg({ type: WebhookInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => sendTestEvent(context, webhookIn(input.webhook)),
  }),
}));
