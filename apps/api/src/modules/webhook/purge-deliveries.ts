import type { Database } from '../../db/client.ts';

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Forgets deliveries of more than thirty days ago. */
export async function purgeDeliveries(database: Database, now: Date): Promise<void> {
  const until = new Date(now.getTime() - keptMs);
  await database.webhookDelivery.deleteMany({ where: { createdAt: { lt: until }, state: { not: 'pending' } } });
}
