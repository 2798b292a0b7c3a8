import { z } from 'zod';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { WorkerServices } from '../../jobs/worker.ts';
import { postWebhook } from './post-webhook.ts';
import { findPublicAddresses, type Resolve, readWebhookUrl } from './public-address.ts';
import { signWebhook, webhookSecret } from './webhook-secret.ts';

const payloadSchema = z.strictObject({ id: z.uuid() });

/** After a failure, how long until the next try, in seconds; then it is given up, after about a day. */
const pauses = [10, 60, 5 * 60, 30 * 60, 2 * 3600, 8 * 3600, 14 * 3600];

type Delivery = Prisma.WebhookDeliveryGetPayload<{ include: { webhook: true } }>;

/** Delivers one event, or notes why not and when it is tried again. What is delivered is not sent again. */
export async function deliverWebhook(worker: WorkerServices & { resolve?: Resolve }, payload: unknown): Promise<void> {
  const { id } = payloadSchema.parse(payload);
  const delivery = await worker.database.webhookDelivery.findUnique({ where: { id }, include: { webhook: true } });
  if (delivery?.state !== 'pending') return;
  if (!delivery.webhook.enabled) {
    await worker.database.webhookDelivery.update({
      where: { id },
      data: { state: 'failed', error: 'The webhook was turned off.', nextTryAt: null },
    });
    return;
  }
  const { status, error } = await attempt(worker, delivery);
  await note(worker, delivery, status, error);
}

async function attempt(
  worker: WorkerServices & { resolve?: Resolve },
  { id, event, payload, createdAt, webhook }: Delivery,
) {
  try {
    const url = readWebhookUrl(webhook.url);
    const [address = ''] = await findPublicAddresses(url, worker);
    const body = JSON.stringify({ type: event, timestamp: createdAt.toISOString(), data: payload });
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = signWebhook(webhookSecret(worker.secret, webhook), { id, timestamp, body });
    const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature };
    const status = await postWebhook({ url, address, headers, body });
    const isTaken = status >= 200 && status < 300;
    return { status, error: isTaken ? null : `The address answered ${status}.` };
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) };
  }
}

async function note(
  { database }: WorkerServices,
  delivery: Delivery,
  status: number | null,
  error: string | null,
): Promise<void> {
  const { id, attempts } = delivery;
  const now = new Date();
  const tried = { attempts: attempts + 1, responseStatus: status, error, lastTriedAt: now };
  const pause = error === null ? undefined : pauses[attempts];
  if (pause === undefined) {
    const state = error === null ? 'delivered' : 'failed';
    const deliveredAt = error === null ? now : null;
    await database.webhookDelivery.update({ where: { id }, data: { ...tried, state, deliveredAt, nextTryAt: null } });
    return;
  }
  // Spread, so that many deliveries to one address that was away do not come back at once.
  const nextTryAt = new Date(now.getTime() + pause * 1000 * (1 + Math.random() * 0.2));
  await database.$transaction([
    database.webhookDelivery.update({ where: { id }, data: { ...tried, nextTryAt } }),
    database.$executeRaw`SELECT enqueue_job('deliver-webhook', ${JSON.stringify({ id })}::json, ${nextTryAt}, ${`webhook:${id}`})`,
  ]);
}
