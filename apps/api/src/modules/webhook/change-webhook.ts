import { v7 } from 'uuid';
import { actorOf } from '../../auth/viewer.ts';
import type { Prisma, Webhook, WebhookDelivery } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { type Act, beginAct, recordAct } from '../audit/record-act.ts';
import type { EventType } from './emit-event.ts';
import { AddressRefused, findPublicAddresses, readWebhookUrl } from './public-address.ts';
import { webhookSecret } from './webhook-secret.ts';

interface WebhookFields {
  url: string;
  events: readonly EventType[];
  description?: string | null | undefined;
}

/** A webhook and its secret, which is shown now and can only be replaced later. Throws InvalidInput. */
export async function createWebhook(context: StudioContext, fields: WebhookFields) {
  const data = await readFields(context, fields);
  const act = beginAct(actorOf(viewerOf(context)));
  const webhook = await context.database.$transaction(async (transaction) => {
    await recordAct(transaction, act, [
      { action: 'webhook.create', summary: hostOf(data.url), details: { events: data.events } },
    ]);
    return transaction.webhook.create({
      data: { id: v7(), ...data, createdByName: act.actor.name, createdAt: act.at },
    });
  });
  return { webhook, secret: webhookSecret(context.secret, webhook) };
}

/** Throws InvalidInput and NotFound. */
export async function updateWebhook(
  context: StudioContext,
  id: string,
  { isEnabled, ...fields }: WebhookFields & { isEnabled: boolean },
): Promise<Webhook> {
  const data = await readFields(context, fields);
  return changeWebhook(context, id, 'webhook.update', (transaction) =>
    transaction.webhook.update({ where: { id }, data: { ...data, enabled: isEnabled } }),
  );
}

/** Makes a new secret; the old one signs nothing any more. Throws NotFound. */
export async function rotateWebhookSecret(context: StudioContext, id: string) {
  const webhook = await changeWebhook(context, id, 'webhook.rotate-secret', (transaction) =>
    transaction.webhook.update({ where: { id }, data: { secretVersion: { increment: 1 } } }),
  );
  return { webhook, secret: webhookSecret(context.secret, webhook) };
}

/** Deletes a webhook with its deliveries. Throws NotFound. */
export function deleteWebhook(context: StudioContext, id: string): Promise<Webhook> {
  return changeWebhook(context, id, 'webhook.delete', (transaction) => transaction.webhook.delete({ where: { id } }));
}

/** Sends a delivery again, as a new one. Throws NotFound. */
export async function replayDelivery(context: StudioContext, id: string): Promise<WebhookDelivery> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const earlier = await transaction.webhookDelivery.findUnique({ where: { id } });
    if (!earlier) throw new NotFound('delivery');
    const { webhookId, event, payload } = earlier;
    await recordAct(transaction, act, [{ action: 'webhook.replay', summary: event }]);
    return queueDelivery(transaction, act, { webhookId, event, payload: payload as object, replayOfId: id });
  });
}

/** Sends an event of the type `webhook.test`, to see whether the address takes it. Throws NotFound. */
export async function sendTestEvent(context: StudioContext, webhookId: string): Promise<WebhookDelivery> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const webhook = await transaction.webhook.findUnique({ where: { id: webhookId } });
    if (!webhook) throw new NotFound('webhook');
    await recordAct(transaction, act, [{ action: 'webhook.test', summary: hostOf(webhook.url) }]);
    return queueDelivery(transaction, act, { webhookId, event: 'webhook.test', payload: { hello: 'from Yardstick' } });
  });
}

async function queueDelivery(
  transaction: Prisma.TransactionClient,
  act: Act,
  fields: Pick<Prisma.WebhookDeliveryUncheckedCreateInput, 'webhookId' | 'event' | 'payload' | 'replayOfId'>,
): Promise<WebhookDelivery> {
  const delivery = await transaction.webhookDelivery.create({ data: { id: v7(), createdAt: act.at, ...fields } });
  const { id } = delivery;
  await transaction.$executeRaw`SELECT enqueue_job('deliver-webhook', ${JSON.stringify({ id })}::json, now(), ${`webhook:${id}`})`;
  return delivery;
}

async function changeWebhook(
  context: StudioContext,
  id: string,
  action: string,
  change: (transaction: Prisma.TransactionClient) => Promise<Webhook>,
): Promise<Webhook> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const existing = await transaction.webhook.findUnique({ where: { id } });
    if (!existing) throw new NotFound('webhook');
    await recordAct(transaction, act, [{ action, summary: hostOf(existing.url) }]);
    return change(transaction);
  });
}

async function readFields({ privateAddresses }: StudioContext, { url: given, events, description }: WebhookFields) {
  const about = (description ?? '').trim();
  if (about.length > 500)
    throw new InvalidInput([{ path: ['description'], message: 'It takes at most 500 characters.' }]);
  if (events.length === 0) throw new InvalidInput([{ path: ['events'], message: 'Name what it wants to know.' }]);
  try {
    const url = readWebhookUrl(given);
    await findPublicAddresses(url, { privateAddresses });
    return { url: url.href, events: [...new Set(events)], description: about };
  } catch (error) {
    if (error instanceof AddressRefused) throw new InvalidInput([{ path: ['url'], message: error.message }]);
    throw error;
  }
}

/** Enough for the audit; the path of an address can be a secret. */
const hostOf = (url: string) => new URL(url).host;
