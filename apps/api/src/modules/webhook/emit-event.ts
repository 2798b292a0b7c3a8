import type { Prisma } from '../../generated/prisma/client.ts';

export const eventTypes = ['publication.published', 'publication.unpublished', 'attempt.submitted'] as const;
export type EventType = (typeof eventTypes)[number];

/**
 * Tells every webhook that wants to know, once the caller's transaction is committed: one statement writes the deliveries
 * and queues them.
 */
export async function emitEvent(
  transaction: Pick<Prisma.TransactionClient, '$executeRaw'>,
  { type, payload }: { type: EventType; payload: Prisma.InputJsonObject },
): Promise<void> {
  await transaction.$executeRaw`
    WITH delivery AS (
      INSERT INTO webhook_delivery (id, webhook_id, event, payload)
      SELECT gen_random_uuid(), id, ${type}, ${JSON.stringify(payload)}::jsonb FROM webhook WHERE enabled AND ${type} = ANY (events)
      RETURNING id
    )
    SELECT enqueue_job('deliver-webhook', json_build_object('id', id), now(), 'webhook:' || id) FROM delivery`;
}
